package contactcorrections.request;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The value of a DATE reference: epoch seconds, or any epoch number that the file itself gives. */
final class EpochDate {

    private static final Pattern EPOCH = Pattern.compile("-?[0-9]{1,19}");

    private static final DateTimeFormatter ISO = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .optionalStart()
            .appendLiteral('T')
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .appendPattern("[XXX][XX][X]")
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    private EpochDate() {}

    /**
     * The epoch number for a text: itself if it is one, the seconds of an ISO-8601 date or date-time otherwise. What has no
     * offset is taken as UTC, a date as its midnight; an empty text stays empty. Null if it is none of those.
     */
    static @Nullable String from(String text) {
        String stripped = Blanks.strip(text);
        try {
            if (hasForm("0000-00-00", stripped)) {
                return Long.toString(midnight(stripped));
            }
            if (text.isEmpty() || EPOCH.matcher(stripped).matches()) {
                return stripped;
            }
            return Long.toString(
                    hasForm("0000-00-00T00:00:00Z", stripped) ? second(stripped) : epochSeconds(ISO.parse(stripped)));
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** Nearly all dates have one of two forms, for which the formatter takes twenty times as long. */
    private static boolean hasForm(String form, String text) {
        if (text.length() != form.length()) {
            return false;
        }
        for (int i = 0; i < form.length(); i++) {
            char character = text.charAt(i);
            boolean matches =
                    form.charAt(i) == '0' ? character >= '0' && character <= '9' : character == form.charAt(i);
            if (!matches) {
                return false;
            }
        }
        return true;
    }

    private static long midnight(String date) {
        return LocalDate.of(number(date, 0, 4), number(date, 5, 7), number(date, 8, 10))
                        .toEpochDay()
                * 86_400;
    }

    private static long second(String dateTime) {
        return midnight(dateTime)
                + LocalTime.of(number(dateTime, 11, 13), number(dateTime, 14, 16), number(dateTime, 17, 19))
                        .toSecondOfDay();
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }

    private static long epochSeconds(TemporalAccessor date) {
        LocalTime time = date.query(TemporalQueries.localTime());
        ZoneOffset offset = date.query(TemporalQueries.offset());
        return LocalDate.from(date)
                .atTime(time == null ? LocalTime.MIDNIGHT : time)
                .toEpochSecond(offset == null ? ZoneOffset.UTC : offset);
    }
}
