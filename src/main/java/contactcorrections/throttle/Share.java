package contactcorrections.throttle;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How much of the account's quota this program may take.
 *
 * @param percent more than 0 and at most 100
 */
public record Share(double percent) {

    private static final Pattern PERCENT = Pattern.compile("(\\d{1,3}(?:\\.\\d{1,6})?)\\s*%");
    private static final String EXPECTED = "expected a share of more than 0% and at most 100%, such as 80%";

    public Share {
        if (!(percent > 0 && percent <= 100)) {
            throw new IllegalArgumentException(EXPECTED);
        }
    }

    /**
     * Reads a share as people write it: {@code 80%}, {@code 12.5%}.
     *
     * @throws IllegalArgumentException if it is no percentage, or not one of more than 0 and at most 100
     */
    public static Share valueOf(String text) {
        Matcher matcher = PERCENT.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException(EXPECTED);
        }
        return new Share(Double.parseDouble(matcher.group(1)));
    }

    /** This share of an amount; in decimal numbers, as 0.57% of 100,000 would come to less than 570 in binary ones. */
    double of(double amount) {
        return BigDecimal.valueOf(amount)
                .multiply(BigDecimal.valueOf(percent))
                .movePointLeft(2)
                .doubleValue();
    }

    /** As people write it. */
    @Override
    public String toString() {
        return BigDecimal.valueOf(percent).stripTrailingZeros().toPlainString() + "%";
    }
}
