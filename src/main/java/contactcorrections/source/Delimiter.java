package contactcorrections.source;

/** A character that may stand between cells. */
public enum Delimiter {
    COMMA(','),
    SEMICOLON(';'),
    TAB('\t'),
    PIPE('|');

    private final char character;

    Delimiter(char character) {
        this.character = character;
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
        for (Delimiter delimiter : values()) {
            if (text.equals(String.valueOf(delimiter.character)) || text.equalsIgnoreCase(delimiter.name())) {
                return delimiter;
            }
        }
        if (text.equals("\\t")) {
            return TAB;
        }
        throw new IllegalArgumentException("expected one of , ; | tab");
    }
}
