package contactcorrections.throttle;

import contactcorrections.run.Sleeper;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The gate that every attempt passes: the token bucket of our share of the quota, behind a rate that adapts to what
 * live traffic leaves of it. Safe for use by many threads.
 */
public final class Throttle {

    /** More than connections that a restart of the database may leave broken in the pool. */
    private static final int TIMES = 14;

    private final ReentrantLock turn = new ReentrantLock(true);
    private final Bucket quota;
    private final AdaptiveRate adaptive;
    private final UsageMeter meter;
    private final long burst;
    private final int atOnce;
    private int inHand;

    /**
     * What became of the allowed tokens since the last {@link #begin}.
     *
     * @param taken tokens that were taken
     * @param allowed tokens that could have been taken by the settings: what was stored at the beginning and what the
     *     allowed rate brought until now, or until the end; time spent waiting for Connect to come back is part of it
     * @param rate tokens per second that are granted now; at most the allowed rate
     * @param lowered whether that is less than the allowed rate, since answers were throttled
     */
    public record Usage(long taken, double allowed, double rate, boolean lowered) {

        /** The share of the allowed tokens that was taken, 0 to 1; 1 when none were allowed. */
        public double used() {
            return allowed > 0 ? Math.min(1, taken / allowed) : 1;
        }
    }

    /** @param atOnce tokens that are taken out of the bucket together, to be handed out one by one */
    private Throttle(Bucket quota, Allowance allowed, TimeMeter clock, int atOnce) {
        this.quota = quota;
        this.burst = allowed.burst();
        this.atOnce = atOnce;
        this.adaptive = new AdaptiveRate(allowed.rate(), allowed.burst(), clock);
        this.meter = new UsageMeter(allowed.rate(), clock);
        begin();
    }

    /** A throttle whose bucket is known to this process alone. */
    public static Throttle local(Allowance allowed) {
        return local(allowed, TimeMeter.SYSTEM_NANOTIME);
    }

    static Throttle local(Allowance allowed, TimeMeter clock) {
        Bucket quota = Bucket.builder()
                .withCustomTimePrecision(clock)
                .addLimit(allowed.limit())
                .build();
        return new Throttle(quota, allowed, clock, 1);
    }

    /** A throttle whose bucket all processes share that use this database; each keeps to its own rate beside it. */
    static Throttle shared(SharedBucket bucket, Allowance allowed) {
        return shared(bucket.bucket(), allowed, TimeMeter.SYSTEM_NANOTIME);
    }

    static Throttle shared(Bucket bucket, Allowance allowed, TimeMeter clock) {
        return new Throttle(bucket, allowed, clock, perTransaction(allowed));
    }

    /** At high rates a transaction for each token would take longer than the call: what comes in 10 ms is one. */
    private static int perTransaction(Allowance allowed) {
        return (int) Math.max(1, Math.min(allowed.rate() / 100, allowed.burst() / 20.0));
    }

    /**
     * Takes one token, waiting for it as long as needed; threads are served in the order of their coming.
     *
     * <p>One token per attempt: a retried call counts against the quota too. A thread that finds a token does not ask
     * the sleeper, so whether the run is to stop has to be looked at after this, too.
     *
     * @param sleeper how to wait
     * @throws InterruptedException if the sleeper throws it, or the thread is interrupted while it waits for its turn
     * @throws BucketLostException if a shared bucket does not answer
     */
    public void acquire(Sleeper sleeper) throws InterruptedException {
        // Only the first in line waits for a token. When it is told to stop, it leaves, the next one is told, and so
        // on.
        turn.lockInterruptibly();
        try {
            for (Duration wait = adaptive.take(); !wait.isZero(); wait = adaptive.take()) {
                sleeper.sleep(wait);
            }
            if (inHand == 0) {
                sleepFor(reserved(), sleeper);
                inHand = atOnce;
            }
            inHand--;
            meter.took();
        } finally {
            turn.unlock();
        }
    }

    /**
     * Takes tokens out of the bucket, perhaps some that are yet to come. When the connection to a shared bucket broke, it
     * is not known whether they were taken, and others are: rather too few are used than too many.
     *
     * @return nanoseconds until the tokens are there
     */
    private long reserved() {
        for (int time = 1; ; time++) {
            try {
                return quota.consumeIgnoringRateLimits(atOnce);
            } catch (RuntimeException e) {
                if (time == TIMES) {
                    throw new BucketLostException(e);
                }
            }
        }
    }

    private static void sleepFor(long nanos, Sleeper sleeper) throws InterruptedException {
        if (nanos > 0) {
            sleeper.sleep(Duration.ofNanos(nanos));
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
        // A shared bucket may hold more than this process may take at once.
        meter.begin(Math.min(quota.getAvailableTokens(), burst));
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
