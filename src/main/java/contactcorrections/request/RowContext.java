package contactcorrections.request;

import contactcorrections.request.column.ErrorLocation;
import contactcorrections.request.value.ErrorCode;
import contactcorrections.request.value.InstanceScope;
import contactcorrections.request.value.SpreadsheetError;
import contactcorrections.row.Blank;
import contactcorrections.row.RowError;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A row while it is read: its cells, how they are to be read, and what is wrong with them. */
final class RowContext {

    /**
     * What is the same for all rows of an input.
     *
     * @param constants cells after those of each row
     * @param instanceId id of the Connect instance for rows that name none
     * @param clearToken cell text that stands for "send an empty string"
     * @param defaultCountry ISO 3166 code of the country that national telephone numbers belong to
     * @param scope where the instances have to be
     */
    record Rules(
            List<String> constants,
            @Nullable String instanceId,
            String clearToken,
            @Nullable String defaultCountry,
            InstanceScope scope) {}

    private record Problem(ErrorLocation location, ErrorCode code, String message) {

        RowError asError() {
            String text = location.within().isEmpty() ? message : location.within() + ": " + message;
            return new RowError(code.name(), location.header(), text);
        }
    }

    static final int MAX_PROBLEMS = 1_000;

    private final List<String> cells;
    private final Rules rules;
    private final boolean isExpecting;
    private @Nullable List<Problem> problems;
    private @Nullable List<String> cleared;

    RowContext(List<String> cells, Rules rules) {
        this(cells, rules, false);
    }

    private RowContext(List<String> cells, Rules rules, boolean isExpecting) {
        this.cells = cells;
        this.rules = rules;
        this.isExpecting = isExpecting;
    }

    /** The same row, read for what Connect has to hold before it is sent. */
    RowContext expecting() {
        return new RowContext(cells, rules, true);
    }

    /** Tells whether the cells say what Connect has to hold. That may be nothing, or a text that no row could send. */
    boolean isExpecting() {
        return isExpecting;
    }

    Rules rules() {
        return rules;
    }

    String cell(ErrorLocation location) {
        int column = location.column();
        return column < cells.size() ? cells.get(column) : rules.constants().get(column - cells.size());
    }

    boolean isBlank(ErrorLocation location) {
        return Blank.is(cell(location));
    }

    boolean isAnyGiven(List<ErrorLocation> columns) {
        for (ErrorLocation column : columns) {
            if (!isBlank(column)) {
                return true;
            }
        }
        return false;
    }

    boolean isClearToken(String stripped) {
        return stripped.equals(rules.clearToken());
    }

    /** Tells whether a cell without the blanks around it is a spreadsheet's error value, and notes the error if it is. */
    boolean isSpreadsheetError(String stripped, ErrorLocation location) {
        boolean isError = SpreadsheetError.is(stripped);
        if (isError) {
            reject(location, ErrorCode.SPREADSHEET_ERROR, SpreadsheetError.MESSAGE);
        }
        return isError;
    }

    /** Notes an error, unless the row has more of them than anyone reads: a JSON cell can hold a hundred thousand. */
    void reject(ErrorLocation location, ErrorCode code, String message) {
        if (problems == null) {
            problems = new ArrayList<>();
        }
        if (problems.size() < MAX_PROBLEMS) {
            problems.add(new Problem(location, code, message));
        }
    }

    void addProblemsOf(RowContext other) {
        if (other.problems != null) {
            other.problems.forEach(problem -> reject(problem.location(), problem.code(), problem.message()));
        }
    }

    /** Notes that the cell of a column empties its field. */
    void clear(ErrorLocation column) {
        if (cleared == null) {
            cleared = new ArrayList<>();
        }
        cleared.add(String.valueOf(column.header()));
    }

    /** The columns, by the names that the file gives them, whose fields are emptied. */
    List<String> cleared() {
        return cleared == null ? List.of() : cleared;
    }

    boolean hasErrors() {
        return problems != null;
    }

    /** All that is wrong, in column order. */
    List<RowError> errors() {
        return Objects.requireNonNull(problems).stream()
                .sorted(Comparator.comparingInt(problem -> problem.location().column()))
                .map(Problem::asError)
                .toList();
    }
}
