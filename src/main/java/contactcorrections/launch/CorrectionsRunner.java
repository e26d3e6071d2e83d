package contactcorrections.launch;

import contactcorrections.connect.ConnectUnavailableException;
import contactcorrections.history.Invocation;
import contactcorrections.history.RunIdentity;
import contactcorrections.input.Input;
import contactcorrections.input.InputException;
import contactcorrections.launch.InputHistory.Standing;
import contactcorrections.report.RunResult;
import contactcorrections.repository.InputLock;
import contactcorrections.repository.InputLockedException;
import contactcorrections.repository.InputLocks;
import contactcorrections.run.CallMonitor;
import contactcorrections.run.Clocks;
import contactcorrections.run.ExitState;
import contactcorrections.run.Failures;
import contactcorrections.run.Run;
import contactcorrections.run.RunProgress;
import contactcorrections.run.StopCause;
import contactcorrections.run.StopSignal;
import contactcorrections.run.Target;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.job.JobExecutionException;

/** Runs inputs: begins those that are new, continues those that are not finished, and leaves those that are. */
public final class CorrectionsRunner {

    private static final Logger log = LoggerFactory.getLogger(CorrectionsRunner.class);

    private final JobStarter starter;
    private final InputLocks locks;
    private final InputHistory history;
    private final Supplier<Target> target;
    private final boolean again;
    private final boolean continuesPlans;
    private final CurrentLaunch current;

    /**
     * @param target tells what inputs are applied to
     * @param current is told of each run that is under way
     * @param again whether a finished input is applied once more
     * @param continuesPlans whether a plan that was begun before is continued
     */
    CorrectionsRunner(
            JobStarter starter,
            InputLocks locks,
            InputHistory history,
            Supplier<Target> target,
            CurrentLaunch current,
            boolean again,
            boolean continuesPlans) {
        this.starter = starter;
        this.locks = locks;
        this.history = history;
        this.target = target;
        this.current = current;
        this.again = again;
        this.continuesPlans = continuesPlans;
    }

    /** Runs or plans one input until it is finished or cannot go on. */
    public RunResult run(Run.Purpose purpose, Input input, Invocation invocation, RunObserver observer) {
        InputLock held = null;
        try {
            Target called = target.get();
            held = locks.acquire(input.location(), purpose.lockKey(called), current::lost);
            return run(purpose, input, called, held, invocation, observer);
        } catch (ConnectUnavailableException e) {
            current.stop(new StopCause.CannotGoOn(e.getMessage(), true));
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

    private RunResult run(
            Run.Purpose purpose,
            Input input,
            Target called,
            InputLock held,
            Invocation invocation,
            RunObserver observer)
            throws JobExecutionException {
        Standing standing = history.of(purpose, input, called);
        if (purpose == Run.Purpose.PLAN) {
            return start(input, planned(standing, input, called), held, invocation, observer);
        }
        if (standing instanceof Standing.Finished finished && !again) {
            return history.resultOf(finished);
        }
        if (standing instanceof Standing.Superseded superseded) {
            observer.notice(
                    "This version of the input was applied before, by run %s, but another version of it by run %s since. It is applied anew, from its first row."
                            .formatted(superseded.run().jobExecutionId(), superseded.by()));
        }
        return start(input, identity(standing, input, called), held, invocation, observer);
    }

    private RunIdentity identity(Standing standing, Input input, Target called) {
        if (standing instanceof Standing.Unfinished unfinished) {
            // Where other settings make other rows of it, they begin anew or not at all.
            return again && !history.differingSettings(unfinished.input()).isEmpty()
                    ? RunIdentity.anew(unfinished.input(), called)
                    : RunIdentity.continuing(unfinished.input(), called);
        }
        if (standing instanceof Standing.Finished finished) {
            return RunIdentity.anew(finished.input(), called);
        }
        return standing instanceof Standing.Superseded superseded
                ? RunIdentity.anew(superseded.input(), called)
                : RunIdentity.first(Run.Purpose.RUN, input, called);
    }

    /** A plan that is finished, or cannot be continued as it was begun, is made anew: Connect may hold other values by now. */
    private RunIdentity planned(Standing standing, Input input, Target called) {
        if (standing instanceof Standing.Unfinished unfinished
                && continuesPlans
                && history.differingSettings(unfinished.input()).isEmpty()) {
            return RunIdentity.continuing(unfinished.input(), called);
        }
        return standing.known()
                .map(known -> RunIdentity.anew(known, called))
                .orElseGet(() -> RunIdentity.first(Run.Purpose.PLAN, input, called));
    }

    private static boolean endsAll(StopCause cause) {
        return cause instanceof StopCause.CannotGoOn cannot && cannot.everyInput();
    }

    private RunResult start(
            Input input, RunIdentity identity, InputLock held, Invocation invocation, RunObserver observer)
            throws JobExecutionException {
        var monitor = new CallMonitor(Clocks.SYSTEM);
        var launch = new Launch(
                input,
                identity,
                held,
                invocation,
                observer,
                new StopSignal(),
                new RunProgress(monitor, Clocks.SYSTEM),
                Optional.empty(),
                new CompletableFuture<>());
        current.begin(launch);
        try {
            starter.start(identity, () -> observer.begun(input, launch.progress()))
                    .ifPresent(failure -> launch.stop().raise(new StopCause.CannotGoOn(Failures.explain(failure))));
        } finally {
            observer.ended();
            launch.stop().cause().filter(CorrectionsRunner::endsAll).ifPresent(current::stop);
        }
        return launch.resultNow();
    }
}
