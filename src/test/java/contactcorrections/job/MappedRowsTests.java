package contactcorrections.job;

import static org.assertj.core.api.Assertions.assertThat;

import contactcorrections.request.CorrectionMapper;
import contactcorrections.request.MappedRow;
import contactcorrections.request.RequestSettings;
import contactcorrections.source.CsvFile;
import contactcorrections.source.CsvSettings;
import contactcorrections.source.FileInput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MappedRowsTests {

    private static final RequestSettings SETTINGS =
            new RequestSettings("instance", "#N/A", null, Map.of(), List.of(), Map.of());

    @TempDir
    Path folder;

    @Test
    void rowsComeInTheOrderOfTheInput() throws IOException {
        assertThat(numbers(3_210, "x"))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, 3_210).boxed().toList());
    }

    @Test
    void largeRowsComeFewAtATime() throws IOException {
        try (MappedRows rows = open(20, "x".repeat(100_000))) {
            assertThat(rows.next()).hasSize(2);
        }
    }

    @Test
    void inputWithoutRowsGivesNone() throws IOException {
        assertThat(numbers(0, "")).isEmpty();
    }

    private List<Long> numbers(int rows, String description) throws IOException {
        List<Long> numbers = new ArrayList<>();
        try (MappedRows all = open(rows, description)) {
            for (List<MappedRow> some = all.next(); !some.isEmpty(); some = all.next()) {
                some.forEach(row -> numbers.add(row.position().row()));
            }
        }
        return numbers;
    }

    private MappedRows open(int rows, String description) throws IOException {
        String text = IntStream.rangeClosed(1, rows)
                .mapToObj(row -> "contact-%d,%s\n".formatted(row, description))
                .collect(Collectors.joining("", "ContactId,Description\n", ""));
        Path path = Files.writeString(folder.resolve("rows.csv"), text);
        CsvFile file = CsvFile.open(FileInput.of(path), new CsvSettings(StandardCharsets.UTF_8, null));
        return new MappedRows(file.rows(), CorrectionMapper.of(file.header(), SETTINGS));
    }
}
