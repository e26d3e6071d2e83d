package contactcorrections.job;

import contactcorrections.outcome.KnownInput;
import contactcorrections.outcome.RunRecord;
import contactcorrections.throttle.ThrottleSettings;
import java.time.Instant;
import java.util.Locale;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.listener.JobExecutionListener;
import org.springframework.transaction.support.TransactionOperations;

/** Records that a run begins, and gives its job execution the status that its end has earned. */
final class RunRecorder implements JobExecutionListener {

    private final InputRun run;
    private final Ledgers ledgers;
    private final TransactionOperations transaction;
    private final ThrottleSettings quota;
    private final RunObserver observer;

    RunRecorder(
            InputRun run,
            Ledgers ledgers,
            TransactionOperations transaction,
            ThrottleSettings quota,
            RunObserver observer) {
        this.run = run;
        this.ledgers = ledgers;
        this.transaction = transaction;
        this.quota = quota;
        this.observer = observer;
    }

    @Override
    public void beforeJob(JobExecution execution) {
        RunIds ids = RunIds.of(execution);
        // Made before the transaction: it may take the input and the network a while.
        KnownInput known =
                run.identity().registered(ids.jobInstance(), run.input().size());
        RunRecord begun = begun(ids, known);
        transaction.executeWithoutResult(status -> begin(known, begun));
        run.progress().recorded(execution.getId());
        ledgers.inputs()
                .neverAppliedOfEarlierVersion(known)
                .ifPresent(rows -> observer.notice(String.format(
                        Locale.ROOT,
                        "The input has changed: %,d rows of its earlier version were never applied.",
                        rows)));
    }

    private RunRecord begun(RunIds ids, KnownInput known) {
        return RunRecord.begun(
                ids.jobExecution(),
                ids.jobInstance(),
                Instant.now(),
                run.invocation().text(),
                RunRecord.Runner.thisProcess(),
                known.target().region(),
                quota.allowedRate(),
                quota.allowedBurst());
    }

    private void begin(KnownInput known, RunRecord begun) {
        ledgers.inputs().register(known);
        ledgers.inputs().lock(known.jobInstanceId());
        ledgers.runs().endInterrupted(known.jobInstanceId(), "The process ended without a word.");
        ledgers.runs().begin(begun, run.invocation().settings());
    }

    /** The flow itself would call every run completed. */
    @Override
    public void afterJob(JobExecution execution) {
        ExitState state = run.end().state();
        execution.setExitStatus(new ExitStatus(state.name()));
        execution.setStatus(
                switch (state) {
                    case COMPLETED, COMPLETED_WITH_ERRORS -> BatchStatus.COMPLETED;
                    case STOPPED -> BatchStatus.STOPPED;
                    default -> BatchStatus.FAILED;
                });
    }
}
