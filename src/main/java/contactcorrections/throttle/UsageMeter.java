package contactcorrections.throttle;

import io.github.bucket4j.TimeMeter;

/** Counts the tokens that were taken, and those that could have been, between begin and end. */
final class UsageMeter {

    private final double allowedRate;
    private final TimeMeter clock;
    private long stored;
    private long taken;
    private long begunAt;
    private long endedAt;
    private boolean ended;

    UsageMeter(double allowedRate, TimeMeter clock) {
        this.allowedRate = allowedRate;
        this.clock = clock;
    }

    synchronized void begin(long storedTokens) {
        stored = Math.max(0, storedTokens);
        taken = 0;
        begunAt = clock.currentTimeNanos();
        ended = false;
    }

    synchronized void end() {
        if (!ended) {
            endedAt = clock.currentTimeNanos();
            ended = true;
        }
    }

    synchronized void took() {
        taken++;
    }

    synchronized Throttle.Usage usage(double rate) {
        long until = ended ? endedAt : clock.currentTimeNanos();
        double allowed = stored + allowedRate * (until - begunAt) / 1e9;
        return new Throttle.Usage(taken, allowed, rate, rate < allowedRate);
    }
}
