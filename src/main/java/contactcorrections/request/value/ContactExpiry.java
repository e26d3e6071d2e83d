package contactcorrections.request.value;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How long a contact lives, in minutes, as the column ContactExpiry gives it. */
public final class ContactExpiry {

    public static final String EXPECTED =
            "expected 1 to 2,147,483,647 whole minutes, or an ISO-8601 duration of as many such as PT36H, P2D or P1W";

    private static final Pattern MINUTES = Pattern.compile("[0-9]{1,18}");
    private static final Pattern WEEKS = Pattern.compile("[Pp]([0-9]{1,9})[Ww]");

    private ContactExpiry() {}

    /** The minutes that a trimmed text stands for, null if they are not whole, not positive or beyond 32 bits. */
    public static @Nullable Integer minutesFrom(String text) {
        Duration duration = durationFrom(text);
        if (duration == null
                || duration.compareTo(Duration.ofMinutes(1)) < 0
                || duration.compareTo(Duration.ofMinutes(Integer.MAX_VALUE)) > 0) {
            return null;
        }
        int minutes = Math.toIntExact(duration.toMinutes());
        return duration.equals(Duration.ofMinutes(minutes)) ? minutes : null;
    }

    private static @Nullable Duration durationFrom(String text) {
        try {
            if (MINUTES.matcher(text).matches()) {
                return Duration.ofSeconds(Math.multiplyExact(Long.parseLong(text), 60L));
            }
            // Duration itself knows no weeks; months and years have no fixed length.
            Matcher weeks = WEEKS.matcher(text);
            return weeks.matches() ? Duration.ofDays(7 * Long.parseLong(weeks.group(1))) : Duration.parse(text);
        } catch (DateTimeParseException | ArithmeticException e) {
            return null;
        }
    }
}
