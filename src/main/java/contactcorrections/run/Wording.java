package contactcorrections.run;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;

/** Numbers, times and text from elsewhere as people read them: {@code 1,087 characters}. */
public final class Wording {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private Wording() {}

    public static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    public static String number(double number) {
        return new DecimalFormat("#,##0.##", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(number);
    }

    public static String count(long things, String thing) {
        return number(things) + " " + thing + (things == 1 ? "" : "s");
    }

    /** The length of a text in Unicode code points, which is what the API's limits count. */
    public static String characters(String text) {
        return count(text.codePointCount(0, text.length()), "character");
    }

    /** A share in percent; only nothing is 0 % and only everything is 100 %. */
    public static String share(long part, long whole) {
        if (part == 0 || whole == 0) {
            return "0 %";
        }
        if (part == whole) {
            return "100 %";
        }
        double percent = Math.min(Math.round(1000.0 * part / whole) / 10.0, 99.9);
        return percent == 0 ? "< 0.1 %" : String.format(Locale.ROOT, "%.1f %%", percent);
    }

    public static String percent(double share) {
        return new DecimalFormat("0.#", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(100 * share) + " %";
    }

    public static String time(Instant instant) {
        return TIME.format(instant);
    }

    /** The two largest units of a duration. */
    public static String duration(Duration duration) {
        if (duration.toDays() > 0) {
            return pair(duration.toDays(), "d", duration.toHoursPart(), "h");
        }
        if (duration.toHours() > 0) {
            return pair(duration.toHours(), "h", duration.toMinutesPart(), "min");
        }
        if (duration.toMinutes() > 0) {
            return pair(duration.toMinutes(), "min", duration.toSecondsPart(), "s");
        }
        return duration.toSeconds() >= 10 ? duration.toSeconds() + " s" : millis(duration.toMillis());
    }

    /** Such as {@code 45 s}, {@code 12 min} or {@code 3 h 05 min}: what is left or allowed, rounded up to the unit shown. */
    public static String roundedUp(Duration duration) {
        long seconds = Math.max(0, duration.plusMillis(999).toSeconds());
        if (seconds < 120) {
            return seconds + " s";
        }
        long minutes = (seconds + 59) / 60;
        return minutes < 120
                ? minutes + " min"
                : String.format(Locale.ROOT, "%s h %02d min", minutes / 60, minutes % 60);
    }

    public static String millis(long millis) {
        return millis < 1000 ? millis + " ms" : number(millis / 1000.0) + " s";
    }

    private static String pair(long large, String largeUnit, long small, String smallUnit) {
        return number(large) + " " + largeUnit + (small == 0 ? "" : " " + small + " " + smallUnit);
    }

    /**
     * Text from elsewhere on one line: what would move the cursor, reverse the text or break the page is replaced.
     *
     * @param most code points kept; a longer text ends in an ellipsis
     */
    public static String text(String text, int most) {
        StringBuilder kept = new StringBuilder();
        text.codePoints().limit(most).map(Wording::visible).forEach(kept::appendCodePoint);
        return text.codePointCount(0, text.length()) > most ? kept.append('…').toString() : kept.toString();
    }

    /** Text from elsewhere as {@link #text(String, int)}, its line feeds kept. */
    public static String lines(String text, int most) {
        int length = text.codePointCount(0, text.length());
        String kept = length <= most ? text : text.substring(0, text.offsetByCodePoints(0, most)) + "…";
        return kept.lines().map(Wording::text).collect(Collectors.joining("\n"));
    }

    public static String text(String text) {
        return text(text, Integer.MAX_VALUE);
    }

    private static int visible(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> '\uFFFD';
            default -> codePoint;
        };
    }
}
