package contactcorrections.run;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Ends a run in good order: once it is raised no new call starts, and whoever waits for a token or in a back-off wakes up.
 * The first cause stands.
 */
public final class StopSignal implements Sleeper {

    private final AtomicReference<@Nullable StopCause> cause = new AtomicReference<>();
    private final CountDownLatch raised = new CountDownLatch(1);

    public void raise(StopCause why) {
        cause.compareAndSet(null, why);
        raised.countDown();
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
