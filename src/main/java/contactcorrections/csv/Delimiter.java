package contactcorrections.csv;

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

    static boolean isOne(char character) {
        return character == ',' || character == ';' || character == '\t' || character == '|';
    }

    /** Its name. */
    @Override
    public String toString() {
        return name;
    }
}
