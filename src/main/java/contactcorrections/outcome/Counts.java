package contactcorrections.outcome;

/**
 * The outcomes of an input by state.
 *
 * @param succeeded rows that Connect accepted
 * @param unchanged rows whose values Connect held already
 * @param invalid rows that were never sent
 * @param refused rows that Connect refused
 */
public record Counts(long succeeded, long unchanged, long invalid, long refused) {

    /** Rows that have an outcome. */
    public long decided() {
        return succeeded + unchanged + invalid + refused;
    }

    /** Rows that have failed. */
    public long failed() {
        return invalid + refused;
    }
}
