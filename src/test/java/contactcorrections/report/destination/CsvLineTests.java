package contactcorrections.report.destination;

import static org.assertj.core.api.Assertions.assertThat;

import contactcorrections.csv.CsvFile;
import contactcorrections.csv.CsvSettings;
import contactcorrections.csv.RowReader;
import contactcorrections.input.FileInput;
import contactcorrections.row.Row;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvLineTests {

    private static final String CHARACTERS = "a\"\n\r,; \t|ä😀\\";

    @TempDir
    private Path folder;

    @Test
    void cellsAreQuotedWhereTheyHaveTo() {
        assertThat(new CsvLine(';').of(List.of("a", "b;c", "d,e", "\"", ""))).isEqualTo("a;\"b;c\";d,e;\"\"\"\";");
        assertThat(new CsvLine(',').of(List.of("a", "b\r"))).isEqualTo("\"a\",\"b\r\"");
    }

    @ParameterizedTest
    @ValueSource(chars = {',', ';', '\t', '|'})
    void cellsAreReadAsTheyWere(char delimiter) throws IOException {
        Random random = new Random(delimiter);
        CsvLine csv = new CsvLine(delimiter);
        List<List<String>> rows = new ArrayList<>();
        StringBuilder text = new StringBuilder(csv.of(List.of("ContactId", "Name", "Description")) + "\n");
        for (int i = 0; i < 500; i++) {
            List<String> cells = List.of("c", text(random), text(random));
            rows.add(cells);
            text.append(csv.of(cells)).append('\n');
        }
        Path file = Files.writeString(folder.resolve("input.csv"), text);

        assertThat(read(file)).isEqualTo(rows);
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(6); i > 0; i--) {
            int at =
                    CHARACTERS.offsetByCodePoints(0, random.nextInt(CHARACTERS.codePointCount(0, CHARACTERS.length())));
            text.appendCodePoint(CHARACTERS.codePointAt(at));
        }
        return text.toString();
    }

    private static List<List<String>> read(Path file) {
        List<List<String>> cells = new ArrayList<>();
        try (RowReader rows = CsvFile.open(FileInput.of(file), new CsvSettings(StandardCharsets.UTF_8, null))
                .rows()) {
            for (Row row = rows.read(); row != null; row = rows.read()) {
                cells.add(((Row.Parsed) row).cells());
            }
        }
        return cells;
    }
}
