package contactcorrections.job;

/**
 * How many failed rows end a run.
 *
 * @param amount rows, or percent of all rows of the input
 * @param percent whether it is percent
 */
public record ErrorLimit(double amount, boolean percent) {

    public ErrorLimit {
        if (amount < 0 || (percent && amount > 100)) {
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
        return new ErrorLimit(Double.parseDouble(number), percent);
    }

    /** Whether so many failed rows are more than may. */
    public boolean isExceededBy(long failed, long rows) {
        return percent ? failed * 100.0 > amount * rows : failed > amount;
    }

    @Override
    public String toString() {
        String number = amount == Math.rint(amount) ? String.valueOf((long) amount) : String.valueOf(amount);
        return percent ? number + "%" : number;
    }
}
