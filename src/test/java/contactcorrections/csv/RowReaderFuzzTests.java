package contactcorrections.csv;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import contactcorrections.input.InputException;
import contactcorrections.row.Blank;
import contactcorrections.row.ReadPosition;
import contactcorrections.row.Row;
import contactcorrections.row.RowPosition;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Whatever bytes a file has, its rows tile it, and they are the same however they are read. */
class RowReaderFuzzTests {

    private static final List<Charset> CHARSETS = List.of(
            StandardCharsets.UTF_8,
            StandardCharsets.ISO_8859_1,
            StandardCharsets.UTF_16LE,
            Charset.forName("UTF-32BE"),
            Charset.forName("Shift_JIS"),
            Charset.forName("GB18030"));

    /** Bytes that a record may have, so that a small file has some that are too large. */
    private static final int RECORD_LIMIT = 24;

    /** Reading on from every row is quadratic. */
    private static final int ROWS_TO_GO_ON_AFTER = 20;

    /** @param bytes a digit that stands for the charset, then the file */
    @FuzzTest(maxDuration = "150s")
    void rowsAreTheSameHoweverTheFileIsRead(byte[] bytes) {
        if (bytes.length == 0) {
            return;
        }
        Charset charset = CHARSETS.get(Math.floorMod(bytes[0] - '0', CHARSETS.size()));
        byte[] content = Arrays.copyOfRange(bytes, 1, bytes.length);
        CsvFile file;
        try {
            file = CsvFile.open(new BytesInput(content), new CsvSettings(charset, null));
        } catch (InputException e) {
            assertThat(e.getMessage()).startsWith("memory.csv").doesNotContain("\n");
            return;
        }
        RowsRead reading = new RowsRead(new BytesInput(content), file.header());
        List<Row> rows = ReadRows.of(file);
        assertThat(reading.rows(content.length, RowReader.RECORD_LIMIT)).isEqualTo(rows);
        assertTiles(content, file, rows);
        assertSmallRecordsAreReadAlike(reading);
        if (charset.equals(StandardCharsets.ISO_8859_1)) {
            assertReadAsReference(content, file.header().dialect().delimiter());
        }
    }

    /** What the rows leave out is empty lines and rows of blank cells. */
    private static void assertTiles(byte[] content, CsvFile file, List<Row> rows) {
        long at = file.header().firstRow().byteOffset();
        try (RowBytes rowBytes = file.rowBytes()) {
            for (Row row : rows) {
                RowPosition position = row.position();
                assertBlank(content, at, position.byteOffset(), file);
                byte[] text = rowBytes.bytes(position);
                int from = Math.toIntExact(position.byteOffset());
                assertThat(text).isEqualTo(Arrays.copyOfRange(content, from, from + text.length));
                at = position.next().byteOffset();
                assertBlank(content, from + text.length, at, file);
            }
        }
        assertBlank(content, at, content.length, file);
    }

    private static void assertBlank(byte[] content, long from, long to, CsvFile file) {
        byte[] between = Arrays.copyOfRange(content, Math.toIntExact(from), Math.toIntExact(to));
        String text = new String(between, file.header().dialect().charset());
        assertThat(text.replace(file.header().dialect().delimiter(), ' ')
                        .replace('"', ' ')
                        .chars())
                .allMatch(each -> Blank.is((char) each.intValue()));
    }

    private static void assertSmallRecordsAreReadAlike(RowsRead reading) {
        List<Row> rows = reading.rows(Integer.MAX_VALUE, RECORD_LIMIT);
        assertThat(reading.rows(1, RECORD_LIMIT)).isEqualTo(rows);
        assertThat(reading.rows(7, RECORD_LIMIT)).isEqualTo(rows);
        for (int row = 0; row < Math.min(rows.size(), ROWS_TO_GO_ON_AFTER); row++) {
            ReadPosition next = rows.get(row).position().next();
            assertThat(reading.rows(5, RECORD_LIMIT, next)).isEqualTo(rows.subList(row + 1, rows.size()));
        }
    }

    private static void assertReadAsReference(byte[] content, char delimiter) {
        CsvDialect dialect = new CsvDialect(StandardCharsets.ISO_8859_1, delimiter);
        ReadPosition start = new ReadPosition(1, 1, 0);
        List<Row> rows = ReadRows.of(new RowReader(new BytesInput(content), dialect, start, RECORD_LIMIT, false));
        List<Row> reference =
                SimpleRowReader.rows(new String(content, StandardCharsets.ISO_8859_1), delimiter, RECORD_LIMIT);
        assertThat(rows).hasSameSizeAs(reference);
        for (int row = 0; row < rows.size(); row++) {
            assertSame(rows.get(row), reference.get(row));
        }
    }

    private static void assertSame(Row row, Row reference) {
        assertThat(row.position()).isEqualTo(reference.position());
        if (row instanceof Row.Parsed) {
            assertThat(row).isEqualTo(reference);
        } else if (reference instanceof Row.Unreadable unreadable) {
            assertThat(((Row.Unreadable) row).error().code())
                    .isEqualTo(unreadable.error().code());
        } else {
            // The reference knows quotes alone.
            assertThat(((Row.Unreadable) row).error().code()).isEqualTo("NUL_CHARACTER");
            assertThat(((Row.Parsed) reference).cells()).anyMatch(cell -> cell.indexOf('\0') >= 0);
        }
    }

    private record RowsRead(BytesInput input, Header header) {

        List<Row> rows(int blockBytes, int recordLimit) {
            return rows(blockBytes, recordLimit, header.firstRow());
        }

        List<Row> rows(int blockBytes, int recordLimit, ReadPosition from) {
            return ReadRows.of(new RowReader(input.inBlocksOf(blockBytes), header.dialect(), from, recordLimit, false));
        }
    }
}
