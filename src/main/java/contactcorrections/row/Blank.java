package contactcorrections.row;

import static java.lang.Character.isSpaceChar;
import static java.lang.Character.isWhitespace;

import java.util.List;

/** What counts as blank: white space, and the no-break spaces that spreadsheets and web pages leave. */
public final class Blank {

    private Blank() {}

    public static boolean is(char character) {
        return character <= ' '
                ? character == ' ' || isWhitespace(character)
                : character > '~' && (isWhitespace(character) || isSpaceChar(character));
    }

    public static boolean is(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!is(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** The text without the blanks around it. */
    public static String strip(String text) {
        int end = text.length();
        while (end > 0 && is(text.charAt(end - 1))) {
            end--;
        }
        int start = 0;
        while (start < end && is(text.charAt(start))) {
            start++;
        }
        return text.substring(start, end);
    }

    /** Whether all of a row's cells are blank: spreadsheets leave such rows below a table. */
    public static boolean is(List<String> cells) {
        for (String cell : cells) {
            if (!is(cell)) {
                return false;
            }
        }
        return true;
    }
}
