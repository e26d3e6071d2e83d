package contactcorrections.csv;

import static org.assertj.core.api.Assertions.assertThat;

import contactcorrections.row.ReadPosition;
import contactcorrections.row.Row;
import contactcorrections.row.RowPosition;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every file, tried on random ones. */
class RandomFileTests {

    private static final List<String> CHARSETS =
            List.of("UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE", "windows-1252", "Shift_JIS", "GB18030", "IBM1047");

    static IntStream seeds() {
        return IntStream.range(0, 100);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void rowsAreThoseWrittenAndTileTheInput(int seed) {
        Written written = new Written(new Random(seed));
        CsvFile file = written.open();

        List<Row> rows = ReadRows.of(file);

        assertThat(rows).isEqualTo(written.rows);
        assertThat(file.header().firstRow()).isEqualTo(written.firstRow);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void bytesAreThoseWritten(int seed) {
        Written written = new Written(new Random(seed));
        List<Row> rows = written.rows;

        try (RowBytes bytes = written.open().rowBytes()) {
            for (int row = 0; row < rows.size(); row++) {
                assertThat(bytes.bytes(rows.get(row).position())).isEqualTo(written.contents.get(row));
            }
            for (int row = rows.size() - 1; row >= 0; row -= 3) {
                assertThat(bytes.bytes(rows.get(row).position())).isEqualTo(written.contents.get(row));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void readingGoesOnAfterEveryRow(int seed) {
        Written written = new Written(new Random(seed));
        CsvFile file = written.open();

        for (int row = 0; row < written.rows.size(); row++) {
            ReadPosition next = written.rows.get(row).position().next();
            assertThat(ReadRows.of(file.rows(next))).isEqualTo(written.rows.subList(row + 1, written.rows.size()));
        }
    }

    /** A random file, and what is to be read from it. */
    private static final class Written {

        private final Random random;
        private final Charset charset;
        private final CsvDialect.Delimiter delimiter;
        private final List<String> terminators;
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final List<Row> rows = new ArrayList<>();
        private final List<byte[]> contents = new ArrayList<>();
        private final ReadPosition firstRow;
        private long line = 1;

        Written(Random random) {
            this.random = random;
            charset = Charset.forName(oneOf(CHARSETS));
            delimiter = oneOf(CsvDialect.Delimiter.all());
            terminators = oneOf(List.of(List.of("\n"), List.of("\r\n"), List.of("\n", "\r\n")));
            if (charset.name().startsWith("UTF") && random.nextBoolean()) {
                write("\uFEFF");
            }
            String header = "\"a\nb\"" + delimiter.character() + "c";
            write(header + oneOf(terminators));
            line += 2;
            firstRow = new ReadPosition(1, line, bytes.size());
            for (int count = random.nextInt(30); count > 0; count--) {
                writeEmptyLines();
                writeRow(count == 1 && random.nextBoolean());
            }
        }

        CsvFile open() {
            return CsvFile.open(new BytesInput(bytes.toByteArray()), new CsvSettings(charset, null));
        }

        private void writeEmptyLines() {
            while (random.nextInt(5) == 0) {
                write(oneOf(terminators));
                line++;
            }
        }

        private void writeRow(boolean last) {
            int kind = random.nextInt(12);
            if (kind == 0 && !last) {
                // What follows makes sure that the quote is not closed by chance.
                writeUnreadable("UNCLOSED_QUOTE", "x" + delimiter.character() + "\"y", oneOf(terminators));
                writeParsed(List.of("\"x\"\n"), "\"\"\"x\"\"\n\"", oneOf(terminators));
            } else if (kind == 1) {
                writeUnreadable("MISPLACED_QUOTE", "x" + delimiter.character() + "\"y\"z", oneOf(terminators));
            } else if (kind == 2) {
                writeUnreadable("NUL_CHARACTER", "x" + delimiter.character() + "y\0", oneOf(terminators));
            } else {
                List<String> cells = IntStream.rangeClosed(0, random.nextInt(4))
                        .mapToObj(cell -> cell())
                        .toList();
                writeParsed(cells, written(cells), last ? "" : oneOf(terminators));
            }
        }

        private String cell() {
            StringBuilder cell = new StringBuilder();
            for (int parts = random.nextInt(6); parts > 0; parts--) {
                String part = oneOf(List.of(
                        "a", "Z9", " ", "\"", "\"\"", ",", ";", "|", "\t", "\n", "\r\n", "\r", "é", "ソ", "ポー", "😀",
                        "\u0A0A", "\uFFFD"));
                if (charset.newEncoder().canEncode(part)) {
                    cell.append(part);
                }
            }
            return cell.toString();
        }

        private String written(List<String> cells) {
            List<String> written = new ArrayList<>();
            for (String cell : cells) {
                boolean mustQuote = cell.startsWith("\"")
                        || cell.indexOf('\n') >= 0
                        || cell.indexOf('\r') >= 0
                        || cell.indexOf(delimiter.character()) >= 0
                        || (cells.size() == 1 && cell.isEmpty());
                written.add(mustQuote || random.nextInt(3) == 0 ? "\"" + cell.replace("\"", "\"\"") + "\"" : cell);
            }
            return String.join(String.valueOf(delimiter.character()), written);
        }

        private void writeParsed(List<String> cells, String text, String terminator) {
            if (cells.stream().allMatch(String::isBlank)) {
                write(text + terminator);
                line += text.chars().filter(each -> each == '\n').count() + 1;
            } else {
                rows.add(new Row.Parsed(writeAt(text, terminator), cells));
            }
        }

        private void writeUnreadable(String code, String text, String terminator) {
            RowPosition position = writeAt(text, terminator);
            rows.add(RowReader.Fault.valueOf(code).at(position));
        }

        private RowPosition writeAt(String text, String terminator) {
            long lines = text.chars().filter(each -> each == '\n').count() + 1;
            long offset = bytes.size();
            contents.add(text.getBytes(charset));
            write(text + terminator);
            RowPosition position = new RowPosition(rows.size() + 1, line, lines, offset, bytes.size() - offset);
            line += lines;
            return position;
        }

        private void write(String text) {
            bytes.writeBytes(text.getBytes(charset));
        }

        private <T> T oneOf(List<T> all) {
            return all.get(random.nextInt(all.size()));
        }
    }
}
