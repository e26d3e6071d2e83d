package contactcorrections.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import contactcorrections.input.InputException;
import contactcorrections.row.Row;
import contactcorrections.row.RowPosition;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RowBytesTests {

    private static final CsvSettings UTF_8 = new CsvSettings(StandardCharsets.UTF_8, null);

    @Test
    void ascendingRowsAreReadOnOneStream() {
        BytesInput input = BytesInput.of("id\n"
                + IntStream.rangeClosed(1, 100_000)
                        .mapToObj("%d\r\n"::formatted)
                        .collect(Collectors.joining()));
        CsvFile file = CsvFile.open(input, UTF_8);
        List<Row> rows = ReadRows.of(file);
        int opened = input.opened();

        try (RowBytes bytes = file.rowBytes()) {
            for (int row = 0; row < rows.size(); row += 7) {
                assertThat(bytes.bytes(rows.get(row).position())).asString().isEqualTo(String.valueOf(row + 1));
            }
            assertThat(input.opened() - opened).isEqualTo(1);
            assertThat(bytes.bytes(rows.get(5).position())).asString().isEqualTo("6");
        }
    }

    @Test
    void largeRowIsCopiedWhole() throws IOException {
        String cell = "\"" + "0123456789\r\n".repeat(500_000) + "\"";
        CsvFile file = CsvFile.open(BytesInput.of("id\n" + cell + "\r\n2\n"), UTF_8);
        ByteArrayOutputStream copy = new ByteArrayOutputStream();

        try (RowBytes bytes = file.rowBytes()) {
            bytes.copy(ReadRows.of(file).get(0).position(), copy);
        }

        assertThat(copy.toString(StandardCharsets.UTF_8)).isEqualTo(cell);
    }

    @Test
    void carriageReturnAtTheEndOfTheInputIsContent() {
        CsvFile file = CsvFile.open(BytesInput.of("id\nx\r"), UTF_8);

        try (RowBytes bytes = file.rowBytes()) {
            assertThat(bytes.bytes(ReadRows.of(file).get(0).position())).containsExactly('x', '\r');
        }
    }

    @Test
    void rowBeyondTheInputIsRefused() {
        CsvFile file = CsvFile.open(BytesInput.of("id\n1\n"), UTF_8);

        try (RowBytes bytes = file.rowBytes()) {
            assertThatExceptionOfType(InputException.class)
                    .isThrownBy(() -> bytes.bytes(new RowPosition(2, 3, 1, 5, 2)));
        }
    }
}
