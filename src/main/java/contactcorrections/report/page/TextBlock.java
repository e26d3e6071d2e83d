package contactcorrections.report.page;

import contactcorrections.report.page.Verdict.Tone;

/** Lines of text for a terminal of 80 columns. */
final class TextBlock {

    private static final int COLUMNS = 80;
    private static final int FACT_COLUMN = 10;

    private final StringBuilder lines = new StringBuilder();
    private final boolean colour;

    TextBlock(boolean colour) {
        this.colour = colour;
    }

    void line(String line) {
        lines.append(line).append('\n');
    }

    void fact(String name, String value) {
        String indent = " ".repeat(FACT_COLUMN);
        String[] wrapped = wrap(indent, value).split("\n", -1);
        wrapped[0] = bold(name) + indent.substring(name.length()) + wrapped[0].substring(FACT_COLUMN);
        line(String.join("\n", wrapped));
    }

    /** Prose, broken between words; a word that is longer than a line, such as a path, stays whole. */
    void wrapped(String indent, String text) {
        line(wrap(indent, text));
    }

    private static String wrap(String indent, String text) {
        StringBuilder wrapped = new StringBuilder(indent);
        int column = indent.length();
        for (String word : text.split(" ", -1)) {
            int length = word.codePointCount(0, word.length());
            if (column > indent.length() && column + 1 + length > COLUMNS) {
                wrapped.append('\n').append(indent);
                column = indent.length();
            }
            if (column > indent.length()) {
                wrapped.append(' ');
                column++;
            }
            wrapped.append(word);
            column += length;
        }
        return wrapped.toString();
    }

    String bold(String text) {
        return styled("1", text);
    }

    String toned(Tone tone, String text) {
        return styled(
                switch (tone) {
                    case GOOD -> "1;32";
                    case MIXED -> "1;33";
                    case BAD -> "1;31";
                },
                text);
    }

    private String styled(String style, String text) {
        return colour ? "\u001B[" + style + "m" + text + "\u001B[0m" : text;
    }

    @Override
    public String toString() {
        return lines.toString();
    }
}
