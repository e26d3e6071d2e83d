package contactcorrections.console;

import contactcorrections.launch.JobSettings;
import contactcorrections.run.StopCause;
import contactcorrections.run.Wording;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** What stops a run from outside: SIGTERM, SIGINT, and the time that it was given. */
public final class StopTriggers {

    /** Open calls take 10 s at most, but are waited for longer, as rows are read before; what became of them has to be stored. */
    private static final Duration LONGEST_STOP = Duration.ofSeconds(28);

    private final CountDownLatch ended = new CountDownLatch(1);
    private final ScheduledExecutorService timer;
    private final Thread onShutdown;

    private StopTriggers(ScheduledExecutorService timer, Consumer<StopCause> stop) {
        this.timer = timer;
        this.onShutdown = new Thread(() -> stopAndWait(stop), "stop");
    }

    /** From now on until it is closed, the triggers stop what runs. */
    public static StopTriggers arm(Consumer<StopCause> stop, JobSettings settings, TimeLimit time) {
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
            var thread = new Thread(task, "time-limit");
            thread.setDaemon(true);
            return thread;
        });
        var triggers = new StopTriggers(timer, stop);
        Runtime.getRuntime().addShutdownHook(triggers.onShutdown);
        Duration limit = settings.maxDuration();
        if (limit != null) {
            Future<?> unused = timer.schedule(
                    () -> stop.accept(new StopCause.TimeIsUp("The run was stopped after %s, as --max-duration says."
                            .formatted(Wording.roundedUp(limit)))),
                    limit.toMillis(),
                    TimeUnit.MILLISECONDS);
        }
        JobSettings.TimeOfDay until = settings.until();
        time.untilEnd().ifPresent(end -> {
            // The clock is looked at each second: it may be set, and a laptop may sleep.
            Future<?> unused = timer.scheduleAtFixedRate(
                    () -> {
                        if (!ZonedDateTime.now(ZoneId.systemDefault()).isBefore(end)) {
                            stop.accept(new StopCause.TimeIsUp(
                                    "The run was stopped at %s, as --until says.".formatted(until)));
                        }
                    },
                    0,
                    1,
                    TimeUnit.SECONDS);
        });
        return triggers;
    }

    private void stopAndWait(Consumer<StopCause> stop) {
        stop.accept(new StopCause.Signal());
        try {
            ended.await(LONGEST_STOP.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Releases a shutdown that waits for the run: all is stored and closed. */
    public void close() {
        timer.shutdownNow();
        ended.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(onShutdown);
        } catch (IllegalStateException e) {
            // The virtual machine is shutting down already: the hook was what ended the run.
        }
    }
}
