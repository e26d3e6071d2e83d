package contactcorrections.workers;

import contactcorrections.outcome.Counts;
import contactcorrections.run.CallMonitor;
import contactcorrections.run.Run;
import contactcorrections.run.StopCause;
import contactcorrections.slots.DatabaseTime;
import contactcorrections.slots.SlotScheduler;
import contactcorrections.throttle.Operation;
import contactcorrections.workload.ErrorBudget;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.step.Step;
import org.springframework.dao.DataAccessException;

/** This process takes part in a run: it applies slots as they are handed to it, and keeps in touch with the others. */
public final class Participation implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Participation.class);

    /** Refused rows are told at once while so few more may fail. */
    private static final long NEAR_THE_LIMIT = 1_000;

    private static final long TELL_MILLIS = 100;

    private final Run run;
    private final SharedRun shared;
    private final ErrorBudget budget;
    private final Workplace workplace;
    private final DatabaseTime time;
    private final SlotWork work;
    private final SlotScheduler scheduler;
    private final Pulse pulse;
    private final AtomicBoolean telling = new AtomicBoolean();
    private final ScheduledExecutorService messages = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "run-messages");
        thread.setDaemon(true);
        return thread;
    });

    /**
     * How this process takes part.
     *
     * @param step applies the rows of a slot
     * @param worker whether another process began the run
     * @param threads how many slots are applied at once
     */
    public record Part(Step step, boolean worker, int threads) {}

    Participation(Run run, SharedRun shared, ErrorBudget budget, Part part, Workplace workplace) {
        this.run = run;
        this.shared = shared;
        this.budget = budget;
        this.workplace = workplace;
        this.time = new DatabaseTime(workplace.runs().now());
        this.work = new SlotWork(run, part.step(), workplace);
        this.scheduler = new SlotScheduler(
                workplace.pool(), run.jobExecutionId(), workplace.process(), time, part.threads(), work::apply);
        this.pulse = new Pulse(
                new Beat(run.jobExecutionId(), workplace.process(), part.worker()),
                workplace.connections(),
                workplace.held(),
                run.stop(),
                this::told,
                this::learn);
    }

    /**
     * Begins to apply slots.
     *
     * @param concernsAll whether a cause that stops this process stops the others too
     */
    public void start(Predicate<StopCause> concernsAll) throws InterruptedException {
        run.stop().whenRaised(cause -> {
            if (concernsAll.test(cause)) {
                tell(0, () -> workplace.runs().stop(run.jobExecutionId(), cause));
            }
        });
        budget.whenRefused(this::refused);
        pulse.start();
        scheduler.start();
    }

    /** Makes the slots of step executions known to all processes of the run. */
    void schedule(Collection<Long> steps) {
        scheduler.schedule(steps);
    }

    private Beat.Told told() {
        return new Beat.Told(
                run.progress().calls().ownCounts(),
                budget.refusedHere(),
                workplace.throttles().usage(operation()),
                run.progress().instanceIds());
    }

    private void learn(Beat.Learnt learnt) {
        Counts before = shared.before();
        time.set(learnt.databaseTime());
        run.progress().total(before.decided() + learnt.decided(), before.failed() + learnt.failed());
        run.progress().calls().elsewhere(learnt.elsewhere());
        budget.refusedElsewhere(learnt.elsewhere().refused());
    }

    private Operation operation() {
        return run.purpose() == Run.Purpose.PLAN ? Operation.DESCRIBE_CONTACT : Operation.UPDATE_CONTACT;
    }

    /** The others are told before the next beat where only some more rows may fail. */
    private void refused() {
        if (budget.left() < NEAR_THE_LIMIT && telling.compareAndSet(false, true)) {
            tell(TELL_MILLIS, () -> {
                telling.set(false);
                workplace.runs().refused(run.jobExecutionId(), workplace.process(), budget.refusedHere());
            });
        }
    }

    /** By a thread of its own: the one that has something to tell may hold up calls. */
    private void tell(long afterMillis, Runnable message) {
        try {
            Future<?> unused = messages.schedule(() -> send(message), afterMillis, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            // This process has left the run, and has told before how that was.
            log.debug("Nobody is told any more", e);
        }
    }

    private static void send(Runnable message) {
        try {
            message.run();
        } catch (DataAccessException e) {
            log.debug("The other processes could not be told", e);
        }
    }

    /** Number of the run. */
    public long run() {
        return run.jobExecutionId();
    }

    /** How many slots this process applies now. */
    public int slots() {
        return workplace.held().size();
    }

    /** Calls of this process. */
    public CallMonitor.Counts calls() {
        return run.progress().calls().ownCounts();
    }

    /** Waits until the run is to stop, or this time is over. */
    public boolean awaitStop(Duration duration) {
        try {
            run.stop().sleep(duration);
        } catch (InterruptedException e) {
            return true;
        }
        return run.stop().isRaised();
    }

    /** No slot is taken any more; waits until those under way are handed back. */
    void leave() {
        scheduler.pause();
        work.awaitEnd();
        scheduler.close();
        workplace.throttles().end(operation());
    }

    /** Leaves the run: calls that are open are waited for, slots are handed back. */
    @Override
    public void close() {
        leave();
        messages.shutdown();
        pulse.close();
    }
}
