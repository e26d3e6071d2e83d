package contactcorrections.run;

import java.time.Duration;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Ends a run in good order: once it is raised no new call starts, and whoever waits for a token or in a back-off wakes up.
 * The first cause stands.
 */
public final class StopSignal implements Sleeper {

    private final AtomicReference<@Nullable StopCause> cause = new AtomicReference<>();
    private final CountDownLatch raised = new CountDownLatch(1);
    private final Queue<StopSignal> parts = new ConcurrentLinkedQueue<>();
    private final Queue<Consumer<StopCause>> actions = new ConcurrentLinkedQueue<>();
    private final @Nullable StopSignal whole;

    public StopSignal() {
        this(null);
    }

    private StopSignal(@Nullable StopSignal whole) {
        this.whole = whole;
    }

    /**
     * A signal for a part of the run: it is raised with this one, and what is raised on it ends the whole run, unless the
     * cause concerns that part alone.
     */
    public StopSignal ofPart() {
        var part = new StopSignal(this);
        parts.add(part);
        // Raised in between, the run has not told it.
        cause().ifPresent(part::end);
        return part;
    }

    /** Something to be done, by the thread that raises it, once it is raised; at once if it is. */
    public void whenRaised(Consumer<StopCause> action) {
        actions.add(action);
        // Raised in between, whoever raised it may not have seen the action.
        cause().filter(why -> actions.remove(action)).ifPresent(action);
    }

    /** The part has come to its end. */
    public void leave(StopSignal part) {
        parts.remove(part);
    }

    public void raise(StopCause why) {
        if (whole != null && !(why instanceof StopCause.LeftToOthers)) {
            whole.raise(why);
        }
        end(why);
    }

    private void end(StopCause why) {
        cause.compareAndSet(null, why);
        raised.countDown();
        parts.forEach(part -> part.end(why));
        for (var action = actions.poll(); action != null; action = actions.poll()) {
            action.accept(why);
        }
    }

    public boolean isRaised() {
        return raised.getCount() == 0;
    }

    public Optional<StopCause> cause() {
        return Optional.ofNullable(cause.get());
    }

    /**
     * Waits.
     *
     * @throws InterruptedException as soon as the signal is raised
     */
    @Override
    public void sleep(Duration duration) throws InterruptedException {
        if (raised.await(duration.toNanos(), TimeUnit.NANOSECONDS)) {
            throw new InterruptedException("The run is to stop");
        }
    }
}
