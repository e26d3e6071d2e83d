package contactcorrections.csv;

import com.opencsv.RFC4180Parser;
import com.opencsv.RFC4180ParserBuilder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Cuts a complete, well-formed record into cells with OpenCSV's RFC 4180 parser. */
final class CellParser {

    private static final int MOST_CELLS_AT_ONCE = 1_000;

    private final RFC4180Parser parser;
    private final char delimiter;

    CellParser(char delimiter) {
        this.delimiter = delimiter;
        this.parser = new RFC4180ParserBuilder().withSeparator(delimiter).build();
    }

    List<String> withoutQuotes(String record) throws IOException {
        return List.of(parser.parseLine(record));
    }

    // OpenCSV halves doubled quotes in unquoted cells too, where they are text, and searches the next quote from every
    // cell
    // again, which is quadratic: it gets such records cell by cell.
    List<String> withQuotes(String record, QuoteTracker quotes) throws IOException {
        return quotes.quoteInUnquoted() || quotes.cells() > MOST_CELLS_AT_ONCE
                ? cellByCell(record)
                : List.of(parser.parseLine(record));
    }

    private List<String> cellByCell(String record) throws IOException {
        List<String> cells = new ArrayList<>();
        int end;
        for (int from = 0; from <= record.length(); from = end + 1) {
            boolean quoted = record.startsWith("\"", from);
            end = record.indexOf(delimiter, quoted ? closingQuote(record, from) : from);
            end = end < 0 ? record.length() : end;
            String cell = record.substring(from, end);
            cells.add(quoted ? parser.parseLine(cell)[0] : cell);
        }
        return List.copyOf(cells);
    }

    private static int closingQuote(String record, int openingQuote) {
        int quote = record.indexOf('"', openingQuote + 1);
        while (record.startsWith("\"", quote + 1)) {
            quote = record.indexOf('"', quote + 2);
        }
        return quote;
    }
}
