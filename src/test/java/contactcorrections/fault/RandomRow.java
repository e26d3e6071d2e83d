package contactcorrections.fault;

import java.util.List;
import java.util.random.RandomGenerator;

/** What rows may look like. */
final class RandomRow {

    private static final List<String> DECORATIONS = List.of(
            "",
            "",
            "",
            " with a \"quoted\" word",
            ", and a comma",
            "; and a semicolon",
            "\nand a second line",
            "\r\nand\n\na third \"one\"\n",
            " Zoë € \uD83D\uDE00 ",
            " <b>&amp;</b> =1+1");

    private RandomRow() {}

    static String decoration(RandomGenerator random) {
        return DECORATIONS.get(random.nextInt(DECORATIONS.size()));
    }

    /** A row with one thing wrong; none of them may be sent. */
    static String invalid(RandomGenerator random, String contact, String text) {
        String cell = CorrectionsFile.quoted(text);
        return switch (random.nextInt(6)) {
            case 0 -> ",," + cell;
            case 1 -> contact + "," + "x".repeat(1025) + "," + cell;
            case 2 -> contact + "," + cell;
            case 3 -> contact + ",,";
            case 4 -> contact + ",a NUL \0 in it," + cell;
            // Closed nowhere: no cell of the rows behind it ends where its first quote stands.
            default -> contact + ",,\"never closed";
        };
    }
}
