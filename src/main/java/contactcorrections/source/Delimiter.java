package contactcorrections.source;

import java.util.List;

/** A character that may stand between cells. No enum: settings would take its constants' names alone. */
public final class Delimiter {

    public static final Delimiter COMMA = new Delimiter("comma", ',');
    public static final Delimiter SEMICOLON = new Delimiter("semicolon", ';');
    public static final Delimiter TAB = new Delimiter("tab", '\t');
    public static final Delimiter PIPE = new Delimiter("pipe", '|');

    private static final List<Delimiter> ALL = List.of(COMMA, SEMICOLON, TAB, PIPE);

    private final String name;
    private final char character;

    private Delimiter(String name, char character) {
        this.name = name;
        this.character = character;
    }

    static List<Delimiter> all() {
        return ALL;
    }

    public char character() {
        return character;
    }

    /**
     * Reads a delimiter as people write it: the character itself, {@code \t}, or its name in any case.
     *
     * @throws IllegalArgumentException if it is none of those
     */
    public static Delimiter from(String text) {
        for (Delimiter delimiter : ALL) {
            if (text.equals(String.valueOf(delimiter.character)) || text.equalsIgnoreCase(delimiter.name)) {
                return delimiter;
            }
        }
        if (text.equals("\\t")) {
            return TAB;
        }
        throw new IllegalArgumentException("expected one of , ; | tab");
    }

    /** The delimiter that stands most often outside quotes in the text's first row; a comma when there is none. */
    static Delimiter mostFrequent(String text) {
        String unquoted = unquotedPartOfFirstRow(text);
        Delimiter most = COMMA;
        for (Delimiter delimiter : ALL) {
            most = delimiter.countIn(unquoted) > most.countIn(unquoted) ? delimiter : most;
        }
        return most;
    }

    private static String unquotedPartOfFirstRow(String text) {
        StringBuilder unquoted = new StringBuilder();
        boolean quoted = false;
        boolean cellStart = true;
        for (int at = firstRow(text); at < text.length() && (quoted || text.charAt(at) != '\n'); at++) {
            char character = text.charAt(at);
            if (character == '"' && (quoted || cellStart)) {
                // A doubled quote closes the cell and opens it again.
                quoted = !quoted;
            } else if (!quoted) {
                unquoted.append(character);
                cellStart = ALL.stream().anyMatch(delimiter -> delimiter.character == character);
            }
        }
        return unquoted.toString();
    }

    private static int firstRow(String text) {
        int at = 0;
        while (text.startsWith("\n", at) || text.startsWith("\r\n", at)) {
            at = text.indexOf('\n', at) + 1;
        }
        return at;
    }

    private long countIn(String text) {
        return text.chars().filter(each -> each == character).count();
    }

    /** Its name. */
    @Override
    public String toString() {
        return name;
    }
}
