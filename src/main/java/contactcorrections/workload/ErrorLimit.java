package contactcorrections.workload;

import java.math.BigDecimal;

/**
 * How many failed rows end a run.
 *
 * @param amount rows, or percent of all rows of the input; exactly as it was written
 * @param percent whether it is percent
 */
public record ErrorLimit(BigDecimal amount, boolean percent) {

    private static final BigDecimal EVERY_ROW = BigDecimal.valueOf(100);

    public ErrorLimit {
        if (amount.signum() < 0 || (percent && amount.compareTo(EVERY_ROW) > 0)) {
            throw new IllegalArgumentException("expected a number of rows such as 100, or a percentage such as 10%");
        }
    }

    /**
     * Reads {@code 100} or {@code 10%}.
     *
     * @throws IllegalArgumentException if it is neither
     */
    public static ErrorLimit valueOf(String text) {
        String trimmed = text.trim();
        boolean percent = trimmed.endsWith("%");
        String number = percent ? trimmed.substring(0, trimmed.length() - 1) : trimmed;
        if (!number.matches(percent ? "\\d{1,3}(\\.\\d{1,6})?" : "\\d{1,18}")) {
            throw new IllegalArgumentException("expected a number of rows such as 100, or a percentage such as 10%");
        }
        return new ErrorLimit(new BigDecimal(number), percent);
    }

    /** Whether so many failed rows are more than may. */
    public boolean isExceededBy(long failed, long rows) {
        // In whole and decimal numbers: 0.57 % of 10,000 rows are 57 rows, which binary fractions put a little below.
        return percent
                ? BigDecimal.valueOf(failed).movePointRight(2).compareTo(amount.multiply(BigDecimal.valueOf(rows))) > 0
                : BigDecimal.valueOf(failed).compareTo(amount) > 0;
    }

    /** How many rows may fail. */
    public long of(long rows) {
        return percent
                ? amount.multiply(BigDecimal.valueOf(rows)).movePointLeft(2).longValue()
                : amount.longValue();
    }

    @Override
    public String toString() {
        return amount.toPlainString() + (percent ? "%" : "");
    }
}
