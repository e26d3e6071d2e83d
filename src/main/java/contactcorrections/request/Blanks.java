package contactcorrections.request;

import static java.lang.Character.isSpaceChar;
import static java.lang.Character.isWhitespace;

/** What counts as blank: white space, and the no-break spaces that spreadsheets and web pages leave behind. */
final class Blanks {

    private Blanks() {}

    static boolean isBlank(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!isBlank(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    static String strip(String text) {
        int end = text.length();
        while (end > 0 && isBlank(text.charAt(end - 1))) {
            end--;
        }
        int start = 0;
        while (start < end && isBlank(text.charAt(start))) {
            start++;
        }
        return text.substring(start, end);
    }

    private static boolean isBlank(char character) {
        return character <= ' '
                ? character == ' ' || isWhitespace(character)
                : character > '~' && (isWhitespace(character) || isSpaceChar(character));
    }
}
