package contactcorrections.throttle;

/**
 * What became of the allowed tokens since the throttle's {@code begin}.
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
