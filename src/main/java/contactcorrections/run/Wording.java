package contactcorrections.run;

import java.util.Locale;

/** Numbers as messages write them: {@code 1,087 characters}. */
public final class Wording {

    private Wording() {}

    public static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    public static String count(long things, String thing) {
        return number(things) + " " + thing + (things == 1 ? "" : "s");
    }

    /** The length of a text in Unicode code points, which is what the API's limits count. */
    public static String characters(String text) {
        return count(text.codePointCount(0, text.length()), "character");
    }
}
