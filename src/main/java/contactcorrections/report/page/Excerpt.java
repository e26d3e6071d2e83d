package contactcorrections.report.page;

import contactcorrections.history.ClearedColumn;
import contactcorrections.history.RunRecord;
import contactcorrections.report.page.Summary.ErrorSummary;
import contactcorrections.run.Wording;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The first lines of a table, so that what is shown stays small whatever the input holds.
 *
 * @param more how many lines are not shown, such as {@code 3 more columns}; null if all are
 */
public record Excerpt<T>(List<T> lines, @Nullable String more) {

    private static final int MOST_COLUMNS = 20;
    private static final int MOST_RUNS = 20;

    /** The errors of one code. */
    record ErrorLine(String code, String rows, String firstLine, String message, String cause, String remedy) {}

    /**
     * A column with cells that empty their fields.
     *
     * @param count the cells with their noun
     */
    public record ClearedLine(String column, String cells, String count) {}

    /** A run of the input. */
    record RunLine(
            String run,
            String started,
            String took,
            String state,
            @Nullable String message,
            String rate) {}

    static Excerpt<ErrorLine> ofErrors(List<ErrorSummary> errors, int most) {
        return of(
                errors,
                most,
                "more code",
                error -> new ErrorLine(
                        Wording.text(error.code(), 100),
                        Wording.number(error.count()),
                        Wording.number(error.firstLine()),
                        Wording.text(error.message(), 200),
                        Hint.of(error.code()).cause(),
                        error.hint()));
    }

    public static Excerpt<ClearedLine> ofCleared(List<ClearedColumn> columns) {
        return of(
                columns,
                MOST_COLUMNS,
                "more column",
                column -> new ClearedLine(
                        Wording.text(column.column(), 100),
                        Wording.number(column.cells()),
                        Wording.count(column.cells(), "cell")));
    }

    static Excerpt<RunLine> ofRuns(List<RunRecord> runs) {
        return of(
                runs,
                MOST_RUNS,
                "earlier run",
                run -> new RunLine(
                        Long.toString(run.jobExecutionId()),
                        Wording.time(run.startedAt()),
                        run.endedAt() == null
                                ? "–"
                                : Wording.duration(Duration.between(run.startedAt(), run.endedAt())),
                        Verdict.stateInWords(Wording.text(run.state(), 40)),
                        run.message() == null ? null : Wording.lines(run.message(), 200),
                        Wording.number(run.rate()) + "/s"));
    }

    /** Whether there is a table at all. */
    boolean present() {
        return !lines.isEmpty();
    }

    private static <S, T> Excerpt<T> of(List<S> all, int most, String thing, Function<S, T> line) {
        return new Excerpt<>(
                all.stream().limit(most).map(line).toList(),
                all.size() <= most ? null : Wording.count(all.size() - most, thing));
    }
}
