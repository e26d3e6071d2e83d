package contactcorrections.job;

import contactcorrections.connect.CallMonitor;
import contactcorrections.connect.Clocks;
import contactcorrections.connect.ConnectAccess;
import contactcorrections.connect.ConnectUnavailableException;
import contactcorrections.connect.StopCause;
import contactcorrections.connect.StopSignal;
import contactcorrections.csv.CsvSettings;
import contactcorrections.input.Input;
import contactcorrections.input.InputException;
import contactcorrections.job.InputHistory.Standing;
import contactcorrections.outcome.InputLock;
import contactcorrections.outcome.InputLockedException;
import contactcorrections.outcome.InputLocks;
import contactcorrections.outcome.KnownInput;
import contactcorrections.outcome.RunRecord;
import contactcorrections.outcome.Target;
import contactcorrections.report.page.Summary;
import contactcorrections.request.RequestSettings;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.launch.JobOperator;

/** Runs inputs: begins those that are new, goes on with those that are not finished, and leaves those that are. */
public final class CorrectionsRunner {

    private static final Logger log = LoggerFactory.getLogger(CorrectionsRunner.class);

    private final JobOperator operator;
    private final CorrectionsJob job;
    private final RepositoryRepair repair;
    private final InputLocks locks;
    private final Ledgers ledgers;
    private final InputHistory history;
    private final Summaries summaries;
    private final ConnectAccess connect;
    private final CsvSettings csv;
    private final RequestSettings requests;
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
            ConnectAccess connect,
            CsvSettings csv,
            RequestSettings requests,
            JobSettings settings) {
        this.operator = operator;
        this.job = job;
        this.repair = repair;
        this.locks = locks;
        this.ledgers = ledgers;
        this.history = new InputHistory(ledgers);
        this.summaries = new Summaries(ledgers);
        this.connect = connect;
        this.csv = csv;
        this.requests = requests;
        this.again = settings.again();
    }

    /** Runs one input until it is finished or cannot go on. */
    public RunResult run(Input input, Invocation invocation, RunObserver observer) {
        InputLock held = null;
        try {
            Target target = connect.target(requests.instanceId());
            held = locks.acquire(input.location(), target.key(), this::lost);
            return run(input, target, held, invocation, observer);
        } catch (ConnectUnavailableException e) {
            stop(new StopCause.CannotGoOn(e.getMessage(), true));
            return RunResult.without(ExitState.FAILED, e.getMessage());
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

    private RunResult run(Input input, Target target, InputLock held, Invocation invocation, RunObserver observer)
            throws JobExecutionException {
        Standing standing = history.of(input, target);
        if (standing instanceof Standing.Finished finished && !again) {
            return finishedBefore(finished);
        }
        if (standing instanceof Standing.Superseded superseded) {
            observer.notice(
                    "This version of the input was applied before, by run %s, but another version of it by run %s since. It is applied anew, from its first row."
                            .formatted(superseded.run().jobExecutionId(), superseded.by()));
        }
        return start(input, identity(standing, input, target), held, invocation, observer);
    }

    private RunIdentity identity(Standing standing, Input input, Target target) {
        if (standing instanceof Standing.Unfinished unfinished) {
            // Where other settings make other rows of it, they begin anew or not at all.
            return again && !otherSettings(unfinished.input()).isEmpty()
                    ? RunIdentity.anew(unfinished.input(), target)
                    : RunIdentity.continuing(unfinished.input(), target);
        }
        if (standing instanceof Standing.Finished finished) {
            return RunIdentity.anew(finished.input(), target);
        }
        return standing instanceof Standing.Superseded superseded
                ? RunIdentity.anew(superseded.input(), target)
                : RunIdentity.first(input, target);
    }

    private List<String> otherSettings(KnownInput input) {
        return Reading.of(csv, requests).differingFrom(ledgers.inputs().reading(input.jobInstanceId()));
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

    private RunResult start(
            Input input, RunIdentity identity, InputLock held, Invocation invocation, RunObserver observer)
            throws JobExecutionException {
        StopSignal stop = newStopSignal();
        var monitor = new CallMonitor(Clocks.SYSTEM);
        var run =
                new InputRun(input, identity, held, invocation, stop, monitor, new RunProgress(monitor, Clocks.SYSTEM));
        JobParameters parameters = identity.parameters();
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

    private RunResult finishedBefore(Standing.Finished finished) {
        RunRecord run = finished.run();
        Summary summary = summaries.of(run);
        StringBuilder message = new StringBuilder("This input was finished before, by %s %s at %s; its report is in %s."
                .formatted(
                        finished.input().target().isSimulated() ? "a rehearsal, run" : "run",
                        run.jobExecutionId(),
                        run.endedAt(),
                        run.report()));
        long failed = summary.rows().invalid() + summary.rows().refused();
        if (failed > 0) {
            message.append(String.format(
                    Locale.ROOT,
                    " %,d of its %,d rows failed: correct them in %s/failed.csv, then run that file.",
                    failed,
                    summary.rows().read(),
                    run.report()));
        }
        List<String> others = otherSettings(finished.input());
        if (!others.isEmpty()) {
            message.append(" Its cells were read with another %s.".formatted(Reading.inWords(others)));
        }
        message.append(" To apply it once more, add --again.");
        return new RunResult(ExitState.COMPLETED, message.toString(), summary, null, true, null);
    }
}
