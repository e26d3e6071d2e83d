package contactcorrections.csv;

import java.nio.charset.Charset;
import java.util.List;

/**
 * How an input is written.
 *
 * @param charset the charset, its byte order resolved
 * @param delimiter the character between cells
 * @param sepLine the line {@code sep=X} before the header row with its terminator, empty if there is none
 */
public record CsvDialect(Charset charset, char delimiter, String sepLine) {

    /** The dialect of an input without a line before its header row. */
    public CsvDialect(Charset charset, char delimiter) {
        this(charset, delimiter, "");
    }

    /** A character that may stand between cells. Not an enum: settings would accept only the names of its constants. */
    public static final class Delimiter {

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
}
