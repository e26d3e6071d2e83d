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
            .toFormatter()
            .withResolverStyle(ResolverStyle.STRICT);

    private EpochDate() {}

    /**
     * The epoch number for a text: itself if it is one, the seconds of an ISO-8601 date or date-time otherwise. What has no
     * offset is taken as UTC, a date as its midnight; an empty text stays empty. Null if it is none of those.
     */
    static @Nullable String from(String text) {
        String stripped = Blanks.strip(text);
        if (text.isEmpty() || EPOCH.matcher(stripped).matches()) {
            return stripped;
        }
        try {
            return Long.toString(epochSeconds(ISO.parse(stripped)));
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static long epochSeconds(TemporalAccessor date) {
        LocalTime time = date.query(TemporalQueries.localTime());
        ZoneOffset offset = date.query(TemporalQueries.offset());
        return LocalDate.from(date)
                .atTime(time == null ? LocalTime.MIDNIGHT : time)
                .toEpochSecond(offset == null ? ZoneOffset.UTC : offset);
    }
}
