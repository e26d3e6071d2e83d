package contactcorrections.csv;

import contactcorrections.input.Input;
import contactcorrections.input.InputException;
import contactcorrections.row.ReadPosition;
import contactcorrections.row.Row;
import contactcorrections.row.RowPosition;
import java.io.IOException;
import java.io.InputStream;

/** An input as CSV: its header, its rows, and their exact bytes. */
public final class CsvFile {

    private final Input input;
    private final Header header;
    private final boolean countsBlankRows;

    private CsvFile(Input input, Header header, boolean countsBlankRows) {
        this.input = input;
        this.header = header;
        this.countsBlankRows = countsBlankRows;
    }

    /** This file with the row numbers of earlier versions of the program, which counted rows of blank cells alone. */
    public CsvFile countingBlankRows() {
        return new CsvFile(input, header, true);
    }

    /**
     * Reads the header.
     *
     * @throws InputException if the input cannot be read, is empty, or its header row is not CSV
     */
    public static CsvFile open(Input input, CsvSettings settings) {
        FileStart start = FileStart.of(input.location(), firstBytes(input), charsetChecked(input, settings));
        try (RowReader reader = new RowReader(input, start.dialect(), start.text(), RowReader.RECORD_LIMIT, false)) {
            Row row = reader.read();
            if (row == null) {
                throw new InputException(
                        "%s, line %s: only empty lines, expected a header row; check what wrote the file"
                                .formatted(input.location(), start.text().line()));
            }
            return new CsvFile(input, header(input, start.dialect(), row), false);
        }
    }

    private static byte[] firstBytes(Input input) {
        try (InputStream in = input.open(0)) {
            return in.readNBytes(RowReader.RECORD_LIMIT);
        } catch (IOException e) {
            throw InputException.cannotRead(input.location(), e);
        }
    }

    private static CsvSettings charsetChecked(Input input, CsvSettings settings) {
        if (!settings.charset().canEncode()) {
            throw new InputException("%s: charset %s cannot be read here; give --charset UTF-8 or another"
                    .formatted(input.location(), settings.charset()));
        }
        return settings;
    }

    private static Header header(Input input, CsvDialect dialect, Row row) {
        RowPosition position = row.position();
        if (row instanceof Row.Unreadable unreadable) {
            throw new InputException(
                    "%s, line %s, the header row: %s; name a CSV file, or with --charset its charset if it is not %s"
                            .formatted(
                                    input.location(),
                                    position.line(),
                                    unreadable.error().message(),
                                    dialect.charset()));
        }
        try (RowBytes rowBytes = new RowBytes(input, dialect)) {
            byte[] text = rowBytes.bytes(position);
            long terminatorBytes = position.byteLength() - text.length;
            boolean carriageReturn = terminatorBytes > "\n".getBytes(dialect.charset()).length;
            ReadPosition next = position.next();
            return new Header(
                    ((Row.Parsed) row).cells(),
                    dialect,
                    new String(text, dialect.charset()),
                    carriageReturn ? "\r\n" : "\n",
                    new ReadPosition(1, next.line(), next.byteOffset()));
        }
    }

    public Input input() {
        return input;
    }

    public Header header() {
        return header;
    }

    /** Reads from the first row. */
    public RowReader rows() {
        return rows(header.firstRow());
    }

    /** Reads from a row on, which may be one that {@link RowPosition#next()} named. */
    public RowReader rows(ReadPosition from) {
        return new RowReader(input, header.dialect(), from, RowReader.RECORD_LIMIT, countsBlankRows);
    }

    /** Reads the bytes of single rows. */
    public RowBytes rowBytes() {
        return new RowBytes(input, header.dialect());
    }
}
