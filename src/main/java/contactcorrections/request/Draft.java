package contactcorrections.request;

import contactcorrections.row.RowError;
import contactcorrections.row.RowPosition;
import contactcorrections.run.Wording;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A row under construction: its cells, what they came to so far and what is wrong with them. */
final class Draft {

    private record Problem(ErrorLocation location, ErrorCode code, String message) {

        RowError asError() {
            String text = location.within().isEmpty() ? message : location.within() + ": " + message;
            return new RowError(code.name(), location.header(), text);
        }
    }

    static final int MAX_PROBLEMS = 1_000;

    private final List<String> cells;
    private final List<String> constants;
    private final RequestSettings settings;
    private final InstanceScope scope;

    private @Nullable List<Problem> problems;
    private boolean updating;
    private int referenceBytes;
    private @Nullable ErrorLocation overfull;

    @Nullable
    String contactId;

    @Nullable
    String instanceId;

    final Changes changes = new Changes();

    /** @param constants cells behind those of the row */
    Draft(List<String> cells, List<String> constants, RequestSettings settings, InstanceScope scope) {
        this.cells = cells;
        this.constants = constants;
        this.settings = settings;
        this.scope = scope;
    }

    RequestSettings settings() {
        return settings;
    }

    InstanceScope scope() {
        return scope;
    }

    String cell(ErrorLocation location) {
        int column = location.column();
        return column < cells.size() ? cells.get(column) : constants.get(column - cells.size());
    }

    boolean isBlank(ErrorLocation location) {
        return Blanks.isBlank(cell(location));
    }

    boolean isClear(String stripped) {
        return stripped.equals(settings.clearToken());
    }

    /** Tells whether a cell without the blanks around it is a spreadsheet's error value, and notes the error if it is. */
    boolean isSpreadsheetError(String stripped, ErrorLocation location) {
        boolean isError = SpreadsheetError.is(stripped);
        if (isError) {
            reject(location, ErrorCode.SPREADSHEET_ERROR, SpreadsheetError.MESSAGE);
        }
        return isError;
    }

    /** Notes that the row gives something to update, be it right or wrong. */
    void update() {
        updating = true;
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

    /** Adds a reference and counts the bytes that it takes of the contact's allowance. */
    void put(String key, ReferenceUpdate reference, ErrorLocation location) {
        changes.put(key, reference);
        referenceBytes += ReferenceUpdate.bytes(key) + ReferenceUpdate.bytes(reference.value());
        if (overfull == null && referenceBytes > ReferenceUpdate.MAX_BYTES) {
            overfull = location;
        }
    }

    MappedRow finish(RowPosition position) {
        if (overfull != null) {
            reject(
                    overfull,
                    ErrorCode.REFERENCES_TOO_LARGE,
                    Wording.count(referenceBytes, "byte")
                            + " of keys and values in all references of the row, expected at most "
                            + Wording.number(ReferenceUpdate.MAX_BYTES));
        }
        if (!updating) {
            reject(
                    ErrorLocation.ROW,
                    ErrorCode.NOTHING_TO_UPDATE,
                    "no cell to update, expected at least one that is not blank");
        }
        return problems == null
                ? new Correction(
                        position, Objects.requireNonNull(contactId), Objects.requireNonNull(instanceId), changes)
                : new MappedRow.Invalid(position, errors(problems));
    }

    private static List<RowError> errors(List<Problem> problems) {
        return problems.stream()
                .sorted(Comparator.comparingInt(problem -> problem.location().column()))
                .map(Problem::asError)
                .toList();
    }
}
