package contactcorrections.job;

import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;

/** A local time of day, as {@code HH:MM}. */
public record TimeOfDay(LocalTime time) {

    /**
     * Reads {@code HH:MM}.
     *
     * @throws IllegalArgumentException if the text is not
     */
    public static TimeOfDay valueOf(String text) {
        try {
            return new TimeOfDay(LocalTime.parse(text.trim()));
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("expected a time of day such as 06:00, in quotes in YAML", e);
        }
    }

    /** The next moment at which clocks show this time, or an hour later where it is left out as they are put forward. */
    public ZonedDateTime nextAfter(ZonedDateTime now) {
        ZonedDateTime today = now.with(time);
        if (today.isAfter(now)) {
            return today;
        }
        // In the night when the clocks are put back, some times of day come twice.
        ZonedDateTime secondToday = today.withLaterOffsetAtOverlap();
        return secondToday.isAfter(now) ? secondToday : now.plusDays(1).with(time);
    }

    @Override
    public String toString() {
        return time.toString();
    }
}
