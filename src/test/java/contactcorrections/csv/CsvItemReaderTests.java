package contactcorrections.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import contactcorrections.row.ReadPosition;
import contactcorrections.row.Row;
import contactcorrections.run.StopCause;
import contactcorrections.run.StopSignal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.batch.infrastructure.item.ExecutionContext;

class CsvItemReaderTests {

    private final BytesInput input = BytesInput.of("id\n1\n2\n3\n4\n5\n");
    private final CsvFile file = CsvFile.open(input, new CsvSettings(StandardCharsets.UTF_8, null));
    private final ExecutionContext context = new ExecutionContext();

    @Test
    void rowsDecidedBeyondThePositionAreSkipped() {
        CsvItemReader reader = new CsvItemReader(
                file,
                new ReadPosition(2, 3, 5),
                row -> row.position().row() != 3 && row.position().row() != 5,
                () -> {},
                new StopSignal());
        reader.open(context);

        assertThat(cells(reader)).containsExactly("2", "4");
    }

    @Test
    void readerThatIsOpenedAgainBeginsAgain() {
        CsvItemReader reader =
                new CsvItemReader(file, file.header().firstRow(), row -> true, () -> {}, new StopSignal());
        reader.open(context);
        reader.read();
        reader.close();
        reader.open(context);

        assertThat(cells(reader)).containsExactly("1", "2", "3", "4", "5");
    }

    @Test
    void nothingIsKeptInTheExecutionContext() {
        CsvItemReader reader =
                new CsvItemReader(file, file.header().firstRow(), row -> true, () -> {}, new StopSignal());
        reader.open(context);
        reader.read();
        reader.update(context);

        assertThat(context.isEmpty()).isTrue();
    }

    @Test
    void changeOfTheInputStopsTheRunInsteadOfRollingItsChunkBack() {
        var stop = new StopSignal();
        CsvItemReader reader = new CsvItemReader(file, file.header().firstRow(), row -> true, () -> {}, stop);
        reader.open(context);
        input.change();

        reader.update(context);

        assertThat(stop.cause())
                .hasValueSatisfying(cause -> assertThat(cause)
                        .isInstanceOf(StopCause.CannotGoOn.class)
                        .extracting(StopCause::message)
                        .asString()
                        .contains("changed"));
        assertThat(reader.read()).isNull();
    }

    @Test
    void nothingIsReadOnceTheRunIsToStop() {
        var stop = new StopSignal();
        CsvItemReader reader = new CsvItemReader(file, file.header().firstRow(), row -> true, () -> {}, stop);
        reader.open(context);
        stop.raise(new StopCause.Signal());

        assertThat(reader.read()).isNull();
    }

    @Test
    void closedReaderRefusesToRead() {
        CsvItemReader reader =
                new CsvItemReader(file, file.header().firstRow(), row -> true, () -> {}, new StopSignal());

        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(reader::read);
    }

    private static List<String> cells(CsvItemReader reader) {
        List<String> cells = new ArrayList<>();
        for (Row row = reader.read(); row != null; row = reader.read()) {
            cells.addAll(((Row.Parsed) row).cells());
        }
        reader.close();
        return cells;
    }
}
