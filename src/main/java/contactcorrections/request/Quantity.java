package contactcorrections.request;

import java.util.Locale;

/** Numbers with their nouns, as messages write them: {@code 1,087 characters}. */
final class Quantity {

    private Quantity() {}

    static String of(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    static String of(long count, String noun) {
        return of(count) + " " + noun + (count == 1 ? "" : "s");
    }

    /** The length of a text in Unicode code points, which is what the API's limits count. */
    static String ofCharacters(String text) {
        return of(text.codePointCount(0, text.length()), "character");
    }
}
