package contactcorrections.repository;

import static org.assertj.core.api.Assertions.assertThat;

import contactcorrections.history.ClearedColumn;
import contactcorrections.history.ErrorCount;
import contactcorrections.history.PreflightResult;
import contactcorrections.history.RunRecord;
import contactcorrections.outcome.Repository;
import contactcorrections.row.RowError;
import contactcorrections.run.RunningProcess;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TextColumnTests {

    /** Columns that take no text of unbounded length, and why. */
    private static final List<String> BOUNDED = List.of(
            // By the file system and S3, which have shorter paths and keys; as keys they may not be cut.
            "correction_input.location",
            "correction_input.fingerprint",
            // Words of this program.
            "correction_input_setting.name",
            "correction_input_setting.digest",
            "correction_input.reading",
            "correction_outcome.state",
            "correction_input.purpose",
            "correction_run.state",
            // Checked before the run is begun, before a row is sent, or when an answer is read.
            "correction_input.region",
            "correction_input.endpoint",
            "correction_input.instance_id",
            "correction_outcome.contact_id",
            "correction_outcome.request_id");

    private static final String LONG = "x😀\0".repeat(260_000);

    @Test
    void everyColumnForTextCutsItOrHasABoundOfItsOwn() {
        Map<String, Integer> widths = new TreeMap<>();
        Arrays.stream(TextColumn.values())
                .forEach(column -> widths.put(column.table() + "." + column.column(), column.width()));
        try (var repository = new Repository()) {
            Map<String, Integer> stored = repository.textColumns();
            stored.keySet().removeAll(BOUNDED);
            assertThat(stored)
                    .as("columns of correction_*: add a new one to TextColumn, or to BOUNDED with the reason")
                    .isEqualTo(widths);
        }
    }

    @ParameterizedTest
    @EnumSource
    void textIsCutToItsColumnAndNoCharacterInHalf(TextColumn column) {
        for (int begin = 0; begin < 3; begin++) {
            String cut = column.fit("y".repeat(begin) + LONG);

            assertThat(cut)
                    .hasSizeBetween(column.width() - 1, column.width())
                    .endsWith("…")
                    .doesNotContain("\0");
            assertThat(cut.codePoints()).noneMatch(each -> Character.getType(each) == Character.SURROGATE);
        }
        assertThat(column.fit("x".repeat(column.width()))).isEqualTo("x".repeat(column.width()));
        assertThat(column.fitIfPresent(null)).isNull();
    }

    @Test
    void noTextCostsARunItsRecord() {
        try (var repository = new Repository()) {
            repository.input(1, "/in.csv", "sha256:a");
            RunRecord run = RunRecord.begun(5, 1, Repository.NOON, LONG, new RunningProcess(LONG, 1), LONG, 8, 12);

            repository.runs.begin(run, Map.of(LONG, LONG));
            repository.runs.end(run.ended("FAILED", Repository.NOON, LONG, LONG, LONG, LONG));
            repository.inputs.storePreflight(
                    1,
                    new PreflightResult(
                            1, 1, List.of(new ErrorCount(LONG, 1, 2, LONG)), List.of(new ClearedColumn(LONG, 1)), "r"));
            repository.store(1, 5, List.of(Repository.invalid(1, new RowError(LONG, LONG, LONG))));

            assertThat(repository.runs.find(5).orElseThrow().message())
                    .hasSize(20_000)
                    .endsWith("…");
            assertThat(repository.runs.settings(5)).hasSize(1);
            assertThat(repository.inputs.preflight(1).orElseThrow().errors()).hasSize(1);
            assertThat(repository.queries.counts(1).invalid()).isEqualTo(1);
        }
    }
}
