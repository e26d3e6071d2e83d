package contactcorrections.csv;

import contactcorrections.csv.LineBuffer.Found;
import contactcorrections.csv.QuoteTracker.Verdict;
import contactcorrections.input.Input;
import contactcorrections.input.InputException;
import contactcorrections.row.Blank;
import contactcorrections.row.ReadPosition;
import contactcorrections.row.Row;
import contactcorrections.row.RowError;
import contactcorrections.row.RowPosition;
import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Reads rows one after another, in memory that depends on neither the input's nor a row's size; not for several threads.
 *
 * <p>The cost is linear whatever the quotes: between a quote that is never closed and the place where that shows, there are
 * doubled quotes only. Read again from the start of a line, those open no cell that outlasts its line, so no line is read
 * for more than one unclosed quote before it and once for itself.
 */
public final class RowReader implements Closeable {

    /** Bytes that a record may have, its line terminator not counted. */
    static final int RECORD_LIMIT = 1 << 20;

    private final String location;
    private final long mostBrokenBytes;
    private final LineBuffer lines;
    private final LookAhead lookAhead;
    private final QuoteTracker quotes;
    private final CellParser cells;
    private final boolean countsBlankRows;
    private long nextRow;

    /** Why a row could not be cut into cells. */
    enum Fault {
        RECORD_TOO_LARGE("more than 1 MiB, expected less; a quote may be missing or out of place"),
        UNCLOSED_QUOTE("a quoted cell that is never closed, expected a quote before a delimiter or line end"),
        MISPLACED_QUOTE(
                "text after a closing quote, expected a delimiter or line end; double a quote in a quoted cell"),
        INVALID_ENCODING("bytes that are not valid in the input's charset, expected text"),
        NUL_CHARACTER("a NUL character, expected text");

        private final String message;

        Fault(String message) {
            this.message = message;
        }

        Row at(RowPosition position) {
            return new Row.Unreadable(position, new RowError(name(), null, message));
        }
    }

    /** @param countsBlankRows whether a row of blank cells alone is a row like any other */
    RowReader(Input input, CsvDialect dialect, ReadPosition from, int recordLimit, boolean countsBlankRows) {
        Encoding encoding = new Encoding(dialect.charset());
        this.countsBlankRows = countsBlankRows;
        this.location = input.location();
        this.mostBrokenBytes = recordLimit + 2L * encoding.unit();
        this.lookAhead = new LookAhead(input, encoding);
        this.quotes = new QuoteTracker(dialect.delimiter());
        this.cells = new CellParser(dialect.delimiter());
        this.nextRow = from.row();
        try {
            this.lines = new LineBuffer(input.open(from.byteOffset()), encoding, from, recordLimit);
        } catch (IOException e) {
            throw InputException.cannotRead(location, e);
        }
    }

    /**
     * Reads the next row, null at the end. A row of blank cells alone is passed over like an empty line, unless it counts.
     *
     * @throws InputException if the input cannot be read on, or has changed
     */
    public @Nullable Row read() {
        Row row = next();
        while (!countsBlankRows && row instanceof Row.Parsed parsed && Blank.is(parsed.cells())) {
            nextRow = parsed.position().row();
            row = next();
        }
        return row;
    }

    private @Nullable Row next() {
        try {
            return switch (lines.nextRecord()) {
                case LINE -> firstLine(lines.text());
                case TOO_LONG -> {
                    quotes.startRecord();
                    yield tooLong();
                }
                case END -> null;
            };
        } catch (IOException e) {
            throw InputException.cannotRead(location, e);
        }
    }

    private Row firstLine(String line) throws IOException {
        if (line.indexOf(QuoteTracker.QUOTE) < 0) {
            RowPosition position = position(1, lines.nextOffset());
            Fault fault = fault(line);
            return fault == null ? new Row.Parsed(position, cells.withoutQuotes(line)) : fault.at(position);
        }
        quotes.startRecord();
        Verdict verdict = follow(line);
        return verdict == Verdict.CONTINUES ? moreLines(line) : row(verdict, line);
    }

    private Row moreLines(String firstLine) throws IOException {
        StringBuilder record = new StringBuilder(firstLine);
        Verdict verdict = Verdict.CONTINUES;
        while (verdict == Verdict.CONTINUES) {
            record.append(lines.terminator());
            Found found = lines.nextLine();
            if (found == Found.TOO_LONG) {
                return tooLong();
            }
            String line = found == Found.END ? "" : lines.text();
            record.append(line);
            verdict = found == Found.END ? quotes.endOfInput(lines.nextOffset()) : follow(line);
        }
        return row(verdict, record.toString());
    }

    private Verdict follow(String line) {
        quotes.text(line);
        if (lines.endsInCarriageReturn()) {
            quotes.text("\r");
        }
        return lines.terminated() ? quotes.endOfLine(lines.nextOffset()) : quotes.endOfInput(lines.nextOffset());
    }

    private Row row(Verdict verdict, String record) throws IOException {
        RowPosition position = endOfRow();
        if (verdict != Verdict.COMPLETE) {
            return broken(verdict).at(position);
        }
        Fault fault = fault(record);
        return fault == null ? new Row.Parsed(position, cells.withQuotes(record, quotes)) : fault.at(position);
    }

    // What a record has beyond an unclosed quote is not the row's, so what is left may not be too large after all.
    private Row tooLong() throws IOException {
        Verdict verdict = lookAhead.follow(quotes, lines.lineOffset());
        RowPosition position = endOfRow();
        boolean tooLarge = verdict == Verdict.COMPLETE || position.byteLength() > mostBrokenBytes;
        return (tooLarge ? Fault.RECORD_TOO_LARGE : broken(verdict)).at(position);
    }

    private static Fault broken(Verdict verdict) {
        return verdict == Verdict.UNCLOSED_QUOTE ? Fault.UNCLOSED_QUOTE : Fault.MISPLACED_QUOTE;
    }

    private @Nullable Fault fault(String record) {
        if (record.indexOf('\uFFFD') >= 0 && !lines.recordIsValid()) {
            return Fault.INVALID_ENCODING;
        }
        return record.indexOf('\0') >= 0 ? Fault.NUL_CHARACTER : null;
    }

    private RowPosition endOfRow() throws IOException {
        RowPosition position = position(quotes.lines(), quotes.end());
        ReadPosition next = position.next();
        lines.goTo(next.byteOffset(), next.line());
        return position;
    }

    private RowPosition position(long lineCount, long end) {
        long offset = lines.recordOffset();
        return new RowPosition(nextRow++, lines.recordNumber(), lineCount, offset, end - offset);
    }

    @Override
    public void close() {
        try (lookAhead) {
            lines.close();
        } catch (IOException e) {
            throw InputException.cannotRead(location, e);
        }
    }
}
