package contactcorrections.csv;

import contactcorrections.row.Blank;
import org.jspecify.annotations.Nullable;

/**
 * What the first row tells of a file before anything can be cut into cells.
 *
 * @param line number of its first line in the text, counted from 1
 * @param unquoted its text outside quotes, without its line terminator
 * @param terminated whether a line feed ends it
 */
record FirstRow(long line, String unquoted, boolean terminated) {

    /** Finds the first row, after the empty and blank lines that a text may begin with. */
    static FirstRow of(String text) {
        int start = start(text);
        long line = 1
                + text.substring(0, start).chars().filter(each -> each == '\n').count();
        StringBuilder unquoted = new StringBuilder();
        boolean quoted = false;
        boolean cellStart = true;
        int at = start;
        for (; at < text.length() && (quoted || text.charAt(at) != '\n'); at++) {
            char character = text.charAt(at);
            if (character == '"' && (quoted || cellStart)) {
                // A doubled quote closes the cell and opens it again.
                quoted = !quoted;
            } else if (!quoted) {
                unquoted.append(character);
                cellStart = CsvDialect.Delimiter.isOne(character);
            }
        }
        boolean terminated = at < text.length();
        boolean carriageReturn = terminated && text.charAt(Math.max(start, at - 1)) == '\r';
        unquoted.setLength(unquoted.length() - (carriageReturn ? 1 : 0));
        return new FirstRow(line, unquoted.toString(), terminated);
    }

    private static int start(String text) {
        int start = 0;
        int end = text.indexOf('\n');
        while (end >= 0 && isBlank(text, start, end)) {
            start = end + 1;
            end = text.indexOf('\n', start);
        }
        return start;
    }

    private static boolean isBlank(String text, int from, int to) {
        boolean quoted = false;
        for (int at = from; at < to; at++) {
            char character = text.charAt(at);
            if (character == '"') {
                quoted = !quoted;
            } else if (!Blank.is(character) && !CsvDialect.Delimiter.isOne(character)) {
                return false;
            }
        }
        // Otherwise a cell has more lines.
        return !quoted;
    }

    /** The delimiter that stands most often in the row; a comma when there is none. */
    CsvDialect.Delimiter delimiter() {
        CsvDialect.Delimiter most = CsvDialect.Delimiter.COMMA;
        for (CsvDialect.Delimiter delimiter : CsvDialect.Delimiter.all()) {
            most = count(delimiter) > count(most) ? delimiter : most;
        }
        return most;
    }

    private long count(CsvDialect.Delimiter delimiter) {
        return unquoted.chars().filter(each -> each == delimiter.character()).count();
    }

    /** What is wrong with the line ends, null if nothing is. */
    @Nullable
    String wrongLineEnd() {
        int carriageReturn = unquoted.indexOf('\r');
        int nul = unquoted.indexOf('\0');
        // A NUL before it means that the text is of another charset.
        if (carriageReturn < 0 || (nul >= 0 && nul < carriageReturn)) {
            return null;
        }
        return terminated && unquoted.substring(carriageReturn).chars().allMatch(each -> each == '\r')
                ? "the line ends in more than one carriage return and a line feed, expected LF or CRLF;"
                        + " write the file without converting its line ends twice"
                : "line ends are carriage returns alone, expected LF or CRLF;"
                        + " save it as CSV (UTF-8) again, or convert it with: tr '\\r' '\\n' < OLD > NEW";
    }
}
