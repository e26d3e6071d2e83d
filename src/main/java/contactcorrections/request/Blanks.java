package contactcorrections.request;

import contactcorrections.row.Blank;

/** Blank texts, and the blanks around others. */
final class Blanks {

    private Blanks() {}

    static boolean isBlank(String text) {
        return Blank.is(text);
    }

    static String strip(String text) {
        int end = text.length();
        while (end > 0 && Blank.is(text.charAt(end - 1))) {
            end--;
        }
        int start = 0;
        while (start < end && Blank.is(text.charAt(start))) {
            start++;
        }
        return text.substring(start, end);
    }
}
