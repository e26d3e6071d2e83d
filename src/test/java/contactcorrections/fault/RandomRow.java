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

    private static final List<Recipients> RECIPIENTS = List.of(
            Recipients.NONE,
            Recipients.NONE,
            Recipients.NONE,
            new Recipients(" (clear)", "[]"),
            new Recipients("desk@b.example", "[{'EmailAddress':'desk@b.example'}]"),
            new Recipients(
                    " a@b.example ;\r\nZoë € <z@b.example>; ",
                    "[{'EmailAddress':'a@b.example'},{'EmailAddress':'z@b.example','DisplayName':'Zoë €'}]"),
            new Recipients(
                    "\"Last, First; Desk\" <l@b.example>",
                    "[{'EmailAddress':'l@b.example','DisplayName':'Last, First; Desk'}]"));

    private static final List<String> WRONG_RECIPIENTS = List.of(
            "nobody", ";", "a@b.example, c@d.example", "\"never closed <a@b.example>", "a@b.example;".repeat(51));

    /**
     * Who gets a copy of an email.
     *
     * @param cell as a file says it
     * @param json as the list is to reach Connect, with apostrophes for quotes; empty if none is to
     */
    record Recipients(String cell, String json) {

        static final Recipients NONE = new Recipients("", "");
    }

    private RandomRow() {}

    static Recipients recipients(RandomGenerator random) {
        return RECIPIENTS.get(random.nextInt(RECIPIENTS.size()));
    }

    static String decoration(RandomGenerator random) {
        return DECORATIONS.get(random.nextInt(DECORATIONS.size()));
    }

    /** A row with one thing wrong; none of them may be sent. */
    static String invalid(RandomGenerator random, String contact, String text) {
        String cell = CorrectionsFile.quoted(text);
        return switch (random.nextInt(7)) {
            case 0 -> ",," + cell + ",";
            case 1 -> contact + "," + "x".repeat(1025) + "," + cell + ",";
            case 2 -> contact + "," + cell;
            case 3 -> contact + ",,,";
            case 4 -> contact + ",a NUL \0 in it," + cell + ",";
            case 5 ->
                contact + ",," + cell + ","
                        + CorrectionsFile.quoted(WRONG_RECIPIENTS.get(random.nextInt(WRONG_RECIPIENTS.size())));
            // Closed nowhere: no cell of the rows behind it ends where its first quote stands.
            default -> contact + ",,\"never closed";
        };
    }
}
