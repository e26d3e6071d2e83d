package contactcorrections.csv;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A first line {@code sep=X}, by which spreadsheets tell the delimiter; it is no row.
 *
 * @param text the line with its terminator
 * @param delimiter what it names, null if that is none that is taken
 */
record SepLine(String text, @Nullable Delimiter delimiter) {

    /** Who took the line for a row and saved the file again has filled it up with the delimiter in use. */
    private static final Pattern SEP = Pattern.compile(
            "(\"?)sep=(\\\\t|[^\\r\\n]?)\\1(?<filling>[,;|\\t]*) *(\\r?\\n|\\z)", Pattern.CASE_INSENSITIVE);

    /** The one that a text begins with, null if it begins with another line. */
    static @Nullable SepLine of(String text) {
        Matcher line = SEP.matcher(text);
        if (!line.lookingAt()) {
            return null;
        }
        String filling = line.group("filling");
        String named = filling.isEmpty() ? line.group(2) : filling.substring(0, 1);
        return new SepLine(line.group(), delimiter(named));
    }

    private static @Nullable Delimiter delimiter(String named) {
        try {
            return Delimiter.from(named);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
