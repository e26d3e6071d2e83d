package contactcorrections.simulator;

import contactcorrections.simulator.SimulatorSettings.Quota;
import java.util.function.LongSupplier;

/** The service's token bucket. In whole numbers, so that a token is there at its nanosecond and not one later. */
final class Meter {

    static final int MAX_RATE = 1_000_000;
    static final int MAX_BURST = 1_000_000;

    /** Nanoseconds times thousandths of a token per second. */
    private static final long TOKEN = 1_000_000_000L * 1_000;

    private final LongSupplier nanoTime;
    private final long capacity;
    private final long rate;
    private long others;
    private long level;
    private long filledAt;

    Meter(Quota quota, LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        capacity = quota.burst() * TOKEN;
        rate = thousandths(quota.rate());
        others = thousandths(quota.others());
        level = capacity;
        filledAt = nanoTime.getAsLong();
    }

    synchronized boolean take() {
        fill();
        if (level < TOKEN) {
            return false;
        }
        level -= TOKEN;
        return true;
    }

    synchronized void others(double tokensPerSecond) {
        fill();
        others = thousandths(tokensPerSecond);
    }

    private void fill() {
        long now = nanoTime.getAsLong();
        long elapsed = now - filledAt;
        long gain = rate - others;
        // The bound keeps the product within a long: past it the bucket is full, or empty, anyway.
        if (gain != 0) {
            elapsed = Math.min(elapsed, capacity / Math.abs(gain) + 1);
        }
        level = Math.max(0, Math.min(capacity, level + elapsed * gain));
        filledAt = now;
    }

    private static long thousandths(double perSecond) {
        return Math.round(perSecond * 1_000);
    }
}
