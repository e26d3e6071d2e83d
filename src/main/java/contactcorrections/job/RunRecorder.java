package contactcorrections.job;

import contactcorrections.history.InputStore;
import contactcorrections.history.KnownInput;
import contactcorrections.history.RunRecord;
import contactcorrections.history.RunStore;
import contactcorrections.launch.Launch;
import contactcorrections.run.ExitState;
import contactcorrections.run.Run;
import contactcorrections.run.RunningProcess;
import contactcorrections.throttle.Allowance;
import contactcorrections.throttle.Operation;
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

    private final Run run;
    private final Launch launch;
    private final InputStore inputs;
    private final RunStore runs;
    private final TransactionOperations transaction;
    private final ThrottleSettings quota;

    RunRecorder(
            Run run,
            Launch launch,
            InputStore inputs,
            RunStore runs,
            TransactionOperations transaction,
            ThrottleSettings quota) {
        this.run = run;
        this.launch = launch;
        this.inputs = inputs;
        this.runs = runs;
        this.transaction = transaction;
        this.quota = quota;
    }

    @Override
    public void beforeJob(JobExecution execution) {
        // Made before the transaction: it may take the input and the network a while.
        KnownInput known =
                launch.identity().registered(run.jobInstanceId(), launch.input().size());
        RunRecord begun = begun(known);
        transaction.executeWithoutResult(status -> begin(known, begun));
        run.progress().recorded(run.jobExecutionId());
        if (run.purpose() == Run.Purpose.RUN) {
            tellWhatWasNeverApplied(known);
        }
    }

    private void tellWhatWasNeverApplied(KnownInput known) {
        inputs.neverAppliedOfEarlierVersion(known)
                .ifPresent(rows -> launch.observer()
                        .notice(String.format(
                                Locale.ROOT,
                                "The input has changed: %,d rows of its earlier version were never applied.",
                                rows)));
    }

    private RunRecord begun(KnownInput known) {
        Allowance allowed = quota.allowed(
                run.purpose() == Run.Purpose.PLAN ? Operation.DESCRIBE_CONTACT : Operation.UPDATE_CONTACT);
        return RunRecord.begun(
                run.jobExecutionId(),
                run.jobInstanceId(),
                Instant.now(),
                launch.invocation().text(),
                RunningProcess.current(),
                known.target().region(),
                allowed.rate(),
                allowed.burst());
    }

    private void begin(KnownInput known, RunRecord begun) {
        inputs.register(known);
        inputs.lock(known.jobInstanceId());
        runs.endInterrupted(known.jobInstanceId(), "The process was killed.");
        runs.begin(begun, launch.invocation().settings());
    }

    /** The flow itself would call every run completed. */
    @Override
    public void afterJob(JobExecution execution) {
        ExitState state = launch.resultNow().state();
        execution.setExitStatus(new ExitStatus(state.name()));
        execution.setStatus(
                switch (state) {
                    case COMPLETED, COMPLETED_WITH_ERRORS -> BatchStatus.COMPLETED;
                    case STOPPED -> BatchStatus.STOPPED;
                    default -> BatchStatus.FAILED;
                });
    }
}
