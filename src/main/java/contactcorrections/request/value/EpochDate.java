package contactcorrections.request.value;

import contactcorrections.row.Blank;
import contactcorrections.run.Wording;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The value of a DATE reference: epoch seconds, or the epoch number that the file itself gives. */
public final class EpochDate {

    /** Fewer digits are a year or a spreadsheet's day count, more are a date and time run together. */
    private static final int LEAST_DIGITS = 9;

    private static final int MOST_DIGITS = 13;

    private static final Pattern EXTENDED = iso8601("-", ":");
    private static final Pattern BASIC = iso8601("", "");

    private EpochDate() {}

    /**
     * The epoch number for a text: itself if it is one, of seconds (9 to 11 digits) or milliseconds (12 or 13); the seconds of an
     * ISO-8601 date or date-time otherwise. What has no offset is taken as UTC, a date as its midnight; an empty text stays empty.
     * Null if it is none of those.
     */
    public static @Nullable String from(String text) {
        String stripped = Blank.strip(text);
        try {
            if (hasForm("0000-00-00", stripped)) {
                return Long.toString(midnight(stripped));
            }
            if (text.isEmpty() || isEpoch(stripped)) {
                return stripped;
            }
            return Long.toString(hasForm("0000-00-00T00:00:00Z", stripped) ? second(stripped) : epochSeconds(stripped));
        } catch (DateTimeException e) {
            return null;
        }
    }

    public static String complaint(String text) {
        String stripped = Blank.strip(text);
        String found = hasDigitsAlone(stripped) ? Wording.count(stripped.length(), "digit") : Wording.characters(text);
        return found + ", expected an epoch number of 9 to 13 digits, a date such as 2026-01-31 or a date-time such as"
                + " 2026-01-31T10:00:00Z";
    }

    private static boolean isEpoch(String text) {
        return text.length() >= LEAST_DIGITS && text.length() <= MOST_DIGITS && hasDigitsAlone(text);
    }

    private static boolean hasDigitsAlone(String text) {
        return !text.isEmpty() && text.chars().allMatch(character -> character >= '0' && character <= '9');
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
                + secondOfDay(number(dateTime, 11, 13), number(dateTime, 14, 16), number(dateTime, 17, 19));
    }

    /** ISO 8601 calls the end of a day 24:00. */
    private static int secondOfDay(int hour, int minute, int second) {
        return hour == 24 && minute == 0 && second == 0
                ? 86_400
                : LocalTime.of(hour, minute, second).toSecondOfDay();
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }

    /** The groups: year, month, day, hour, minute, second, its fraction, sign of the offset, its hours, its minutes. */
    private static Pattern iso8601(String dash, String colon) {
        return Pattern.compile(
                "([0-9]{4})D([0-9]{2})D([0-9]{2})(?:[Tt]([0-9]{2})(?:C([0-9]{2})(?:C([0-9]{2})(?:[.,]([0-9]+))?)?)?"
                                .replace("D", dash)
                                .replace("C", colon)
                        + "(?:[Zz]|([+-])([0-9]{2})(?::?([0-9]{2}))?)?)?");
    }

    private static long epochSeconds(String text) {
        Matcher iso = EXTENDED.matcher(text);
        if (!iso.matches() && !iso.usePattern(BASIC).matches()) {
            throw new DateTimeException("Neither a date nor a date-time");
        }
        int secondOfDay = secondOfDay(group(iso, 4), group(iso, 5), group(iso, 6));
        if (secondOfDay == 86_400 && iso.group(7) != null && !iso.group(7).matches("0+")) {
            throw new DateTimeException("Past the end of the day");
        }
        return LocalDate.of(group(iso, 1), group(iso, 2), group(iso, 3)).toEpochDay() * 86_400
                + secondOfDay
                - offset(iso).getTotalSeconds();
    }

    private static ZoneOffset offset(Matcher iso) {
        int sign = "-".equals(iso.group(8)) ? -1 : 1;
        return ZoneOffset.ofHoursMinutes(sign * group(iso, 9), sign * group(iso, 10));
    }

    private static int group(Matcher iso, int group) {
        String text = iso.group(group);
        return text == null ? 0 : Integer.parseInt(text);
    }
}
