package contactcorrections.csv;

import contactcorrections.row.Row;
import contactcorrections.row.RowError;
import contactcorrections.row.RowPosition;
import java.util.ArrayList;
import java.util.List;

/** The rules for records and quotes once more, over a text held in memory, one byte a character, with no thought for speed. */
final class SimpleRowReader {

    private final String text;
    private final char delimiter;
    private final int recordLimit;
    private final List<Row> rows = new ArrayList<>();

    private SimpleRowReader(String text, char delimiter, int recordLimit) {
        this.text = text;
        this.delimiter = delimiter;
        this.recordLimit = recordLimit;
    }

    static List<Row> rows(String text, char delimiter, int recordLimit) {
        SimpleRowReader reader = new SimpleRowReader(text, delimiter, recordLimit);
        for (int at = 0; at < text.length(); ) {
            at = reader.content(at, reader.lineEnd(at)).isEmpty() ? reader.lineEnd(at) : reader.record(at);
        }
        return reader.rows;
    }

    private int record(int start) {
        List<String> cells = new ArrayList<>();
        int at = start;
        while (true) {
            int end;
            if (text.startsWith("\"", at)) {
                int quote = closingQuote(at);
                int openingLineEnd = lineEnd(at);
                if (quote < 0 || !endsCell(quote + 1)) {
                    boolean misplaced = quote >= 0 && quote < openingLineEnd;
                    return broken(start, openingLineEnd, misplaced ? "MISPLACED_QUOTE" : "UNCLOSED_QUOTE");
                }
                end = quote + 1;
                cells.add(text.substring(at + 1, quote).replace("\"\"", "\""));
            } else {
                String line = content(at, lineEnd(at));
                int cell = line.indexOf(delimiter);
                end = at + (cell < 0 ? line.length() : cell);
                cells.add(text.substring(at, end));
            }
            if (end == text.length() || text.charAt(end) != delimiter) {
                return complete(start, lineEnd(end), cells);
            }
            at = end + 1;
        }
    }

    private int closingQuote(int openingQuote) {
        int quote = text.indexOf('"', openingQuote + 1);
        while (quote >= 0 && text.startsWith("\"", quote + 1)) {
            quote = text.indexOf('"', quote + 2);
        }
        return quote;
    }

    private boolean endsCell(int at) {
        return at == text.length()
                || text.charAt(at) == delimiter
                || text.startsWith("\n", at)
                || text.startsWith("\r\n", at);
    }

    private int complete(int start, int end, List<String> cells) {
        boolean tooLarge = content(start, end).length() > recordLimit;
        if (!tooLarge && cells.stream().allMatch(cell -> cell.matches("[\\s\\x1C-\\x1F\\xA0]*"))) {
            return end;
        }
        if (tooLarge) {
            rows.add(new Row.Unreadable(position(start, end), new RowError("RECORD_TOO_LARGE", null, "")));
        } else {
            rows.add(new Row.Parsed(position(start, end), cells));
        }
        return end;
    }

    private int broken(int start, int end, String code) {
        String found = end - start > recordLimit + 2 ? "RECORD_TOO_LARGE" : code;
        rows.add(new Row.Unreadable(position(start, end), new RowError(found, null, "")));
        return end;
    }

    private RowPosition position(int start, int end) {
        long before =
                text.substring(0, start).chars().filter(each -> each == '\n').count();
        String row = text.substring(start, end);
        long lineFeeds = row.chars().filter(each -> each == '\n').count();
        return new RowPosition(
                rows.size() + 1, before + 1, lineFeeds + (row.endsWith("\n") ? 0 : 1), start, row.length());
    }

    private int lineEnd(int at) {
        int lineFeed = text.indexOf('\n', at);
        return lineFeed < 0 ? text.length() : lineFeed + 1;
    }

    private String content(int from, int to) {
        return text.substring(from, to).replaceFirst("\r?\n\\z", "");
    }
}
