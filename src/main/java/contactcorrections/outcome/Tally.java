package contactcorrections.outcome;

/**
 * The outcomes of an input, counted.
 *
 * @param succeeded rows that Connect accepted
 * @param unchanged rows whose values Connect held already
 * @param invalid rows that were never sent
 * @param refused rows that Connect refused
 * @param resent rows that may have been sent more than once, because the record of an earlier call was lost
 * @param attempts calls that left
 * @param throttled calls that were answered "throttled"
 * @param retried calls that were not the first of their row
 * @param p50Millis median time to a row's last answer
 * @param p99Millis 99th percentile of it
 */
public record Tally(
        long succeeded,
        long unchanged,
        long invalid,
        long refused,
        long resent,
        long attempts,
        long throttled,
        long retried,
        long p50Millis,
        long p99Millis) {

    /** The outcomes by state. */
    public Counts counts() {
        return new Counts(succeeded, unchanged, invalid, refused);
    }

    /** Rows that have an outcome. */
    public long decided() {
        return succeeded + unchanged + invalid + refused;
    }

    /** Rows that have failed. */
    public long failed() {
        return invalid + refused;
    }
}
