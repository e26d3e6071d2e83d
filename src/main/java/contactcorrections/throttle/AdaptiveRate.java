package contactcorrections.throttle;

import io.github.bucket4j.TimeMeter;
import java.time.Duration;

/**
 * A token bucket whose rate follows what live traffic leaves of the quota: a throttled answer cuts it, time raises it.
 *
 * <p>It knows nothing but our own answers, so it stays local to the process even where the quota's bucket is shared.
 */
final class AdaptiveRate {

    // A stray one at full rate costs 0.4 s worth of tokens; 0.55 s right after a pause that had stored some.
    private static final double CUT = 0.25;
    private static final double DEEPEST_CUT = 0.5;

    // Where the climb lingers, above where it begins: at 0.9 of the rate that proved too much.
    private static final double KNEE = 1.2;

    // Calls that were on their way during a cut say nothing about the rate after it.
    private static final double SETTLING_SECONDS = 0.5;
    private static final double LOWEST = 0.5;

    private final double allowed;
    private final long burst;
    private final TimeMeter clock;

    private Climb climb;
    private long cutAt;
    private double tokens;
    private long refilledAt;
    private long acceptedSinceCut;
    private long throttledSinceCut;

    AdaptiveRate(double allowed, long burst, TimeMeter clock) {
        this.allowed = allowed;
        this.burst = burst;
        this.clock = clock;
        this.climb = Climb.atFull(allowed);
        this.tokens = burst;
        this.cutAt = clock.currentTimeNanos();
        this.refilledAt = cutAt;
    }

    /** Takes a token and returns zero, or takes none and returns how long to wait before asking again. */
    synchronized Duration take() {
        refill();
        if (tokens >= 1) {
            tokens--;
            return Duration.ZERO;
        }
        return Duration.ofNanos((long) Math.ceil((1 - tokens) / current() * 1e9));
    }

    synchronized void accepted() {
        acceptedSinceCut++;
    }

    synchronized void throttled() {
        if (lowered() && secondsSinceCut() < SETTLING_SECONDS) {
            throttledSinceCut++;
            return;
        }
        refill();
        double from = Math.max(current() * (1 - cut()), Math.min(LOWEST, allowed));
        double knee = lowered() ? Math.min(from * KNEE, allowed) : allowed; // a first one may be a stray
        climb = new Climb(from, knee, allowed);
        cutAt = clock.currentTimeNanos();
        acceptedSinceCut = 0;
        throttledSinceCut = 0;
        refill();
    }

    /** Tokens per second at this moment. */
    synchronized double current() {
        return climb.rateAfter(secondsSinceCut());
    }

    boolean lowered() {
        return current() < allowed;
    }

    /** By more than a quarter if that share of the answers was throttled even after the cut before. */
    private double cut() {
        long answers = acceptedSinceCut + throttledSinceCut;
        double throttled = answers == 0 ? 0 : (double) throttledSinceCut / answers;
        return Math.min(Math.max(CUT, throttled), DEEPEST_CUT);
    }

    private void refill() {
        long now = clock.currentTimeNanos();
        double rate = current();
        // A burst that was stored up before the cut would be throttled as well: a second's tokens are kept.
        double capacity = lowered() ? Math.min((double) burst, Math.max(1, rate)) : burst;
        tokens = Math.min(capacity, tokens + rate * (now - refilledAt) / 1e9);
        refilledAt = now;
    }

    private double secondsSinceCut() {
        return (clock.currentTimeNanos() - cutAt) / 1e9;
    }
}
