package contactcorrections.job;

import contactcorrections.connect.CallMonitor;
import contactcorrections.connect.Clocks;
import contactcorrections.connect.StopCause;
import contactcorrections.connect.StopSignal;
import contactcorrections.outcome.InputLock;
import contactcorrections.outcome.InputLockedException;
import contactcorrections.outcome.InputLocks;
import contactcorrections.outcome.KnownInput;
import contactcorrections.outcome.RunRecord;
import contactcorrections.source.Input;
import contactcorrections.source.InputException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.launch.JobOperator;

/** Runs inputs: begins those that are new, goes on with those that are not finished, and leaves those that are. */
public final class CorrectionsRunner {

    private static final Logger log = LoggerFactory.getLogger(CorrectionsRunner.class);

    private final JobOperator operator;
    private final CorrectionsJob job;
    private final RepositoryRepair repair;
    private final InputLocks locks;
    private final Ledgers ledgers;
    private final Summaries summaries;
    private final boolean again;
    private final Object lock = new Object();
    private @Nullable StopCause stoppedFor;
    private @Nullable StopSignal current;

    CorrectionsRunner(
            JobOperator operator,
            CorrectionsJob job,
            RepositoryRepair repair,
            InputLocks locks,
            Ledgers ledgers,
            JobSettings settings) {
        this.operator = operator;
        this.job = job;
        this.repair = repair;
        this.locks = locks;
        this.ledgers = ledgers;
        this.summaries = new Summaries(ledgers);
        this.again = settings.again();
    }

    /** Runs one input until it is finished or cannot go on. */
    public RunResult run(Input input, Invocation invocation, RunObserver observer) {
        InputLock held = null;
        try {
            held = locks.acquire(input.location(), input.fingerprint(), this::lost);
            Optional<KnownInput> known = ledgers.inputs().latest(input.location(), input.fingerprint());
            Optional<RunRecord> finished = known.flatMap(this::finishingRun);
            if (finished.isPresent() && !again) {
                return finishedBefore(finished.get());
            }
            long repetition = known.map(KnownInput::repetition).orElse(0L) + (finished.isPresent() ? 1 : 0);
            return start(input, repetition, invocation, observer);
        } catch (InputLockedException e) {
            return RunResult.without(ExitState.ALREADY_RUNNING, e.getMessage());
        } catch (InputException e) {
            return RunResult.without(ExitState.FAILED, e.getMessage());
        } catch (RuntimeException | JobExecutionException e) {
            log.debug("The run failed", e);
            return RunResult.without(ExitState.FAILED, Failures.explain(e));
        } finally {
            if (held != null) {
                held.close();
            }
        }
    }

    /** Stops the run that is under way in good order, and all that would follow. */
    public void stop(StopCause cause) {
        synchronized (lock) {
            stoppedFor = cause;
            if (current != null) {
                current.raise(cause);
            }
        }
    }

    /** Whether another input would not come to a good end either, so that none is to be begun. */
    public boolean isStopped() {
        synchronized (lock) {
            return stoppedFor != null;
        }
    }

    private static boolean endsAll(StopCause cause) {
        return cause instanceof StopCause.CannotGoOn cannot && cannot.everyInput();
    }

    private void lost(String why) {
        synchronized (lock) {
            if (current != null) {
                current.raise(new StopCause.CannotGoOn(why));
            }
        }
    }

    private RunResult start(Input input, long repetition, Invocation invocation, RunObserver observer)
            throws JobExecutionException {
        StopSignal stop = newStopSignal();
        var monitor = new CallMonitor(Clocks.SYSTEM);
        var run = new InputRun(input, repetition, invocation, stop, monitor, new RunProgress(monitor, Clocks.SYSTEM));
        JobParameters parameters = parameters(run);
        repair.repair(CorrectionsJob.NAME, parameters);
        observer.begun(input, run.progress());
        try {
            JobExecution execution = operator.start(job.of(run, observer), parameters);
            execution.getAllFailureExceptions().stream()
                    .findFirst()
                    .ifPresent(failure -> run.cannotGoOn(Failures.explain(failure)));
        } finally {
            observer.ended();
            stop.cause().filter(CorrectionsRunner::endsAll).ifPresent(this::stop);
        }
        return run.result();
    }

    private StopSignal newStopSignal() {
        synchronized (lock) {
            current = new StopSignal();
            if (stoppedFor != null) {
                current.raise(stoppedFor);
            }
            return current;
        }
    }

    private static JobParameters parameters(InputRun run) {
        var parameters = new JobParametersBuilder()
                .addString("location", run.input().location())
                .addString("fingerprint", run.input().fingerprint());
        if (run.repetition() > 0) {
            parameters.addLong("again", run.repetition());
        }
        return parameters.toJobParameters();
    }

    private Optional<RunRecord> finishingRun(KnownInput input) {
        return ledgers.runs().of(input.jobInstanceId()).stream()
                .filter(run -> run.state().equals(ExitState.COMPLETED.name())
                        || run.state().equals(ExitState.COMPLETED_WITH_ERRORS.name()))
                .findFirst();
    }

    private RunResult finishedBefore(RunRecord run) {
        String message =
                "This input was finished before, by run %s at %s; its report is in %s. To apply it once more, add --again."
                        .formatted(run.jobExecutionId(), run.endedAt(), run.report());
        return new RunResult(ExitState.COMPLETED, message, summaries.of(run), null, true, null);
    }
}
