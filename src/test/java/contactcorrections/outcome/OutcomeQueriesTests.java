package contactcorrections.outcome;

import static contactcorrections.outcome.Repository.NOON;
import static contactcorrections.outcome.Repository.error;
import static contactcorrections.outcome.Repository.invalid;
import static contactcorrections.outcome.Repository.refused;
import static contactcorrections.outcome.Repository.succeeded;
import static org.assertj.core.api.Assertions.assertThat;

import contactcorrections.contact.ColumnCount;
import contactcorrections.history.ErrorCount;
import contactcorrections.row.RowState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OutcomeQueriesTests {

    private static final long INPUT = 1;

    private final Repository repository = new Repository();
    private final OutcomeQueries queries = repository.queries;

    @BeforeEach
    void register() {
        repository.input(INPUT, "/in/a.csv", "sha256:a");
        repository.input(2, "/in/b.csv", "sha256:b");
        repository.succeeded(2, 1, 2, 3);
    }

    @AfterEach
    void close() {
        repository.close();
    }

    @Test
    void nothingYetIsNothing() {
        assertThat(queries.tally(INPUT)).isEqualTo(new Tally(0, 0, 0, 0, 0, 0, 0, 0, 0, 0));
        assertThat(queries.errors(INPUT)).isEmpty();
        assertThat(queries.timeline(INPUT, 10)).isEqualTo(Timeline.EMPTY);
        assertThat(linesThatSucceeded()).isEmpty();
        assertThat(rowsThatFailed()).isEmpty();
    }

    @Test
    void changesAreCountedByColumn() {
        repository.inputs.storeColumns(INPUT, Map.of(1, "Name", 4, "References"));
        store(
                compared(1, RowState.SUCCEEDED, "1C4F"),
                compared(2, RowState.UNCHANGED, "1K4K"),
                compared(3, RowState.SUCCEEDED, "1E"),
                compared(4, RowState.SUCCEEDED, "4N"),
                compared(30_000, RowState.SUCCEEDED, "4F"),
                invalid(5, error("X", "Name")));

        assertThat(queries.changes(INPUT))
                .containsExactly(new ColumnCount("Name", 0, 1, 1, 1, 0), new ColumnCount("References", 2, 1, 0, 1, 1));
        assertThat(queries.counts(INPUT)).isEqualTo(new Counts(4, 1, 1, 0));
        assertThat(queries.tally(INPUT).counts()).isEqualTo(queries.counts(INPUT));
        assertThat(queries.changes(2)).isEmpty();
    }

    @Test
    void columnsAreStoredOnce() {
        repository.inputs.storeColumns(INPUT, Map.of(1, "Name"));
        repository.inputs.storeColumns(INPUT, Map.of(1, "Name"));

        assertThat(queries.changes(INPUT)).containsExactly(new ColumnCount("Name", 0, 0, 0, 0, 0));
    }

    private static Outcome compared(long row, RowState state, String changes) {
        return new Outcome(Repository.position(row), "contact-" + row, state, List.of(), Calls.NONE, changes, false);
    }

    @Test
    void tallyCountsEveryRowOnce() {
        var resent = new Outcome(
                Repository.position(5),
                "contact-5",
                RowState.SUCCEEDED,
                List.of(),
                new Calls(3, 1, null, NOON, Duration.ofMillis(900)),
                null,
                true);
        store(succeeded(1), succeeded(2), invalid(3, error("X", "Name")), refused(4, "ConflictException"), resent);

        assertThat(queries.tally(INPUT)).isEqualTo(new Tally(3, 0, 1, 1, 1, 7, 2, 3, 50, 900));
        assertThat(queries.tally(INPUT).decided()).isEqualTo(5);
        assertThat(queries.tally(INPUT).failed()).isEqualTo(2);
    }

    @Test
    void percentilesAreThoseOfTheLastAnswers() {
        for (int row = 1; row <= 100; row++) {
            store(succeeded(row, new Calls(1, 0, null, NOON, Duration.ofMillis(row * 10L))));
        }

        assertThat(queries.tally(INPUT).p50Millis()).isEqualTo(500);
        assertThat(queries.tally(INPUT).p99Millis()).isEqualTo(990);
    }

    @Test
    void errorsAreCountedByRowTheMostFrequentFirst() {
        store(
                invalid(1, error("RARE", "Name"), error("FREQUENT", "A"), error("FREQUENT", "B")),
                invalid(2, error("FREQUENT", "A")),
                refused(3, "ConflictException"));

        assertThat(queries.errors(INPUT))
                .containsExactly(
                        new ErrorCount("FREQUENT", 2, 2, "what is wrong: FREQUENT"),
                        new ErrorCount("RARE", 1, 2, "what is wrong: RARE"),
                        new ErrorCount("ConflictException", 1, 6, "Connect refused the update: ConflictException"));
    }

    @Test
    void timelineCutsTheTimeOfTheCallsIntoSpans() {
        List<Outcome> rows = new ArrayList<>(List.of(invalid(101, error("X", "Name"))));
        for (int second = 0; second < 100; second++) {
            rows.add(succeeded(second + 1, new Calls(2, 1, null, NOON.plusSeconds(second), Duration.ofMillis(50))));
        }
        store(rows.toArray(Outcome[]::new));

        Timeline timeline = queries.timeline(INPUT, 10);

        assertThat(timeline.span()).isEqualTo(Duration.ofSeconds(10));
        assertThat(timeline.points()).hasSizeBetween(9, 11);
        assertThat(timeline.points().get(0)).isEqualTo(new Timeline.Point(NOON, 10, 0, 10));
        assertThat(timeline.points().stream()
                        .mapToLong(Timeline.Point::succeeded)
                        .sum())
                .isEqualTo(100);
        assertThat(timeline.points().stream()
                        .mapToLong(Timeline.Point::throttled)
                        .sum())
                .isEqualTo(100);
    }

    @Test
    void timelineOfOneMomentIsOnePoint() {
        store(succeeded(1), refused(2, "ConflictException"));

        assertThat(queries.timeline(INPUT, 120).points()).containsExactly(new Timeline.Point(NOON, 1, 1, 1));
    }

    @Test
    void moreThanAPageOfRowsComesWholeAndInOrder() {
        store(LongStream.rangeClosed(1, 2_500)
                .mapToObj(row -> row % 2 == 0 ? succeeded(row) : invalid(row, error("X", "Name"), error("Y", null)))
                .toArray(Outcome[]::new));

        assertThat(linesThatSucceeded()).hasSize(1_250).isSorted();
        assertThat(rowsThatFailed()).hasSize(1_250).allMatch(row -> row.errors().size() == 2);
        assertThat(rowsThatFailed().stream().map(row -> row.position().row()).toList())
                .isSorted();
    }

    @Test
    void pageThatEndsWithTheLastRowIsTheLast() {
        store(LongStream.rangeClosed(1, 2_000).mapToObj(row -> succeeded(row)).toArray(Outcome[]::new));

        assertThat(linesThatSucceeded()).hasSize(2_000);
    }

    private void store(Outcome... outcomes) {
        repository.store(INPUT, 1, List.of(outcomes));
    }

    private List<Long> linesThatSucceeded() {
        List<Long> lines = new ArrayList<>();
        queries.succeededRows(INPUT, row -> lines.add(row.line()));
        return lines;
    }

    private List<FailedRow> rowsThatFailed() {
        List<FailedRow> rows = new ArrayList<>();
        queries.failedRows(INPUT, rows::add);
        return rows;
    }
}
