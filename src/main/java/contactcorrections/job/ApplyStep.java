package contactcorrections.job;

import contactcorrections.connect.ConcurrentUpdates;
import contactcorrections.connect.ConnectAccess;
import contactcorrections.connect.ConnectSettings;
import contactcorrections.connect.ConnectUnavailableException;
import contactcorrections.connect.ContactUpdater;
import contactcorrections.connect.StopCause;
import contactcorrections.connect.UpdateResult;
import contactcorrections.csv.CsvItemReader;
import contactcorrections.outcome.Checkpoint;
import contactcorrections.outcome.Counts;
import contactcorrections.request.MappedRow;
import contactcorrections.row.ReadPosition;
import contactcorrections.row.Row;
import contactcorrections.throttle.Throttle;
import contactcorrections.throttle.ThrottleSettings;
import java.util.function.Supplier;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.transaction.PlatformTransactionManager;

/** Assembles the step that sends what is left of an input, chunk by chunk. */
final class ApplyStep {

    static final String NAME = "apply";

    /** With what is carried over, no more than 500 rows are ever on their way and unrecorded. */
    private static final int MOST_ROWS_PER_CHUNK = 500 - UpdateContactWriter.MOST_CARRIED_OVER;

    private static final double SECONDS_PER_CHUNK = 5;

    private final JobRepository jobRepository;
    private final PlatformTransactionManager transactions;
    private final Ledgers ledgers;
    private final ConnectAccess connect;
    private final Supplier<Throttle> throttles;
    private final ThrottleSettings quota;
    private final ConnectSettings calls;
    private final JobSettings settings;

    /** @param throttles opens the throttle of the quota that is called */
    ApplyStep(
            JobRepository jobRepository,
            PlatformTransactionManager transactions,
            Ledgers ledgers,
            ConnectAccess connect,
            Supplier<Throttle> throttles,
            ThrottleSettings quota,
            ConnectSettings calls,
            JobSettings settings) {
        this.jobRepository = jobRepository;
        this.transactions = transactions;
        this.ledgers = ledgers;
        this.connect = connect;
        this.throttles = throttles;
        this.quota = quota;
        this.calls = calls;
        this.settings = settings;
    }

    /** The step for one run; it does nothing if the run is to stop already. */
    Step assemble(InputRun run, RunObserver observer, StepExecution execution) {
        InputRun.Prepared prepared = run.prepared();
        RunIds ids = RunIds.of(execution.getJobExecution());
        if (run.stop().isRaised() || prepared == null) {
            return nothingToDo();
        }
        Checkpoint checkpoint = ledgers.outcomes().load(ids.jobInstance());
        Counts before = ledgers.queries().counts(ids.jobInstance());
        run.progress().begin(prepared.result().rows(), before.decided(), before.failed());
        long remaining = prepared.result().rows() - before.decided();
        var budget = new ErrorBudget(
                settings.maxErrors(),
                prepared.result().rows(),
                prepared.result().invalid() + before.refused(),
                run.stop());
        if (remaining > 0) {
            budget.check();
        }
        if (run.stop().isRaised() || remaining == 0) {
            return nothingToDo();
        }
        observer.aboutToApply(prepared.result(), remaining - (prepared.result().invalid() - before.invalid()));
        return sending(run, prepared, ids, checkpoint, budget);
    }

    private Step sending(
            InputRun run, InputRun.Prepared prepared, RunIds ids, Checkpoint checkpoint, ErrorBudget budget) {
        Throttle throttle;
        ContactUpdater updater;
        ConcurrentUpdates updates;
        try {
            throttle = throttles.get();
            updater = connect.open(throttle, run.lock()::isFresh, run.stop(), run.monitor());
            updates = new ConcurrentUpdates(counting(updater::update, budget), run.stop(), calls.maxInFlight());
        } catch (ConnectUnavailableException e) {
            run.stop().raise(new StopCause.CannotGoOn(e.getMessage(), true));
            return nothingToDo();
        } catch (OutOfMemoryError e) {
            // Nothing was sent, and what was opened ends with the process.
            run.stop().raise(StopCause.CannotGoOn.of(e));
            return nothingToDo();
        }
        ReadPosition from =
                checkpoint.position() == null ? prepared.file().header().firstRow() : checkpoint.position();
        var reader = new CsvItemReader(prepared.file(), from, checkpoint.decidedBeyond()::contains);
        var writer =
                new UpdateContactWriter(run, ids, updates, ledgers.outcomes(), ledgers.runs(), throttle, checkpoint);
        return new StepBuilder(NAME, jobRepository)
                .<Row, MappedRow>chunk(chunkSize())
                .transactionManager(transactions)
                .reader(new StoppableReader(reader, run))
                .processor(new CorrectionProcessor(prepared.mapper()))
                .writer(writer)
                .interruptionPolicy(step -> interruptIfStopped(run))
                .listener(new Closing(run, writer, updates, updater, throttle))
                .build();
    }

    /**
     * Ends the step at a chunk's boundary. The policy takes the place of the default one, which would end it for an
     * interrupt flag too.
     */
    private static void interruptIfStopped(InputRun run) throws JobInterruptedException {
        if (run.stop().isRaised()) {
            throw new JobInterruptedException("The run is to stop");
        }
    }

    /** Some seconds' worth of calls, so that a checkpoint is never far. */
    private int chunkSize() {
        return (int) Math.max(1, Math.min(MOST_ROWS_PER_CHUNK, Math.ceil(quota.allowedRate() * SECONDS_PER_CHUNK)));
    }

    private static ConcurrentUpdates.Updater counting(ConcurrentUpdates.Updater updater, ErrorBudget budget) {
        return (correction, backOff) -> {
            UpdateResult result = updater.update(correction, backOff);
            if (result instanceof UpdateResult.Refused) {
                budget.refused();
            }
            return result;
        };
    }

    private Step nothingToDo() {
        return new StepBuilder(NAME, jobRepository)
                .tasklet((contribution, context) -> null, transactions)
                .build();
    }

    /** Ends what is under way, closes what the step opened, and turns a failure of the step into the end of the run. */
    private record Closing(
            InputRun run,
            UpdateContactWriter writer,
            ConcurrentUpdates updates,
            ContactUpdater updater,
            Throttle throttle)
            implements StepExecutionListener {

        @Override
        public ExitStatus afterStep(StepExecution execution) {
            execution.getFailureExceptions().stream().findFirst().ifPresent(this::cannotGoOn);
            try {
                writer.finish();
            } catch (RuntimeException | OutOfMemoryError e) {
                cannotGoOn(e);
            } finally {
                throttle.end();
                updates.close();
                updater.close();
            }
            return execution.getExitStatus();
        }

        private void cannotGoOn(Throwable failure) {
            run.cannotGoOn(Failures.explain(failure));
        }
    }
}
