package contactcorrections.throttle;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The gate that every attempt passes: the token bucket of our share of the quota, behind a rate that adapts to what
 * live traffic leaves of it. Safe for use by many threads.
 */
public final class Throttle {

    private final ReentrantLock turn = new ReentrantLock(true);
    private final Bucket quota;
    private final AdaptiveRate adaptive;
    private final UsageMeter meter;

    private Throttle(Bucket quota, ThrottleSettings settings, TimeMeter clock) {
        this.quota = quota;
        this.adaptive = new AdaptiveRate(settings.allowedRate(), settings.allowedBurst(), clock);
        this.meter = new UsageMeter(settings.allowedRate(), clock);
        begin();
    }

    /** A throttle whose bucket is known to this process alone. */
    public static Throttle local(ThrottleSettings settings) {
        return local(settings, TimeMeter.SYSTEM_NANOTIME);
    }

    static Throttle local(ThrottleSettings settings, TimeMeter clock) {
        Duration oneToken = Duration.ofNanos(Math.round(1e9 / settings.allowedRate()));
        Bucket quota = Bucket.builder()
                .withCustomTimePrecision(clock)
                .addLimit(limit -> limit.capacity(settings.allowedBurst()).refillGreedy(1, oneToken))
                .build();
        return new Throttle(quota, settings, clock);
    }

    /**
     * Takes one token, waiting for it as long as needed; threads are served in the order of their coming.
     *
     * <p>One token per attempt: a retried call counts against the quota too. A thread that finds a token does not ask
     * the sleeper, so whether the run is to stop has to be looked at after this, too.
     *
     * @param sleeper how to wait
     * @throws InterruptedException if the sleeper throws it, or the thread is interrupted while it waits for its turn
     */
    public void acquire(Sleeper sleeper) throws InterruptedException {
        // Only the first in line waits for a token. When it is told to stop, it leaves, the next one is told, and so
        // on.
        turn.lockInterruptibly();
        try {
            for (Duration wait = adaptive.take(); !wait.isZero(); wait = adaptive.take()) {
                sleeper.sleep(wait);
            }
            quota.asBlocking().consume(1, nanos -> sleeper.sleep(Duration.ofNanos(nanos)));
            meter.took();
        } finally {
            turn.unlock();
        }
    }

    /** Tells that an attempt was answered by anything but throttling; an attempt without an answer is not told. */
    public void accepted() {
        adaptive.accepted();
    }

    /** Tells that an attempt was throttled. */
    public void throttled() {
        adaptive.throttled();
    }

    /** Starts to count the usage anew: from now on there are rows to send. */
    public void begin() {
        meter.begin(quota.getAvailableTokens());
    }

    /** Ends the count: there are no more rows to send. */
    public void end() {
        meter.end();
    }

    /** The usage since the last {@link #begin} until now, or until the {@link #end} after it. */
    public Usage usage() {
        return meter.usage(adaptive.current());
    }
}
