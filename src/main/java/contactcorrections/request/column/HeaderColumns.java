package contactcorrections.request.column;

import static contactcorrections.request.column.HeaderProblems.shown;
import static contactcorrections.request.value.ErrorCode.DUPLICATE_COLUMN;
import static contactcorrections.request.value.ErrorCode.EMPTY_COLUMN_NAME;
import static contactcorrections.request.value.ErrorCode.MISSING_MAPPED_COLUMN;
import static contactcorrections.request.value.ErrorCode.UNKNOWN_COLUMN;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which column of a header fills which part of the request, or says what Connect has to hold there. */
public final class HeaderColumns {

    private final ColumnMapping mapping;
    private final List<String> names;
    private final List<ColumnName> meanings;
    private final HeaderProblems problems;
    private final RequestColumns updates = new RequestColumns();
    private final RequestColumns expectations = new RequestColumns();
    private final List<ErrorLocation> unnamed = new ArrayList<>();

    private HeaderColumns(ColumnMapping mapping) {
        this.mapping = mapping;
        this.names = mapping.names();
        this.meanings = mapping.meanings();
        this.problems = new HeaderProblems(names);
    }

    /**
     * Works out what each column fills, and whether they go together.
     *
     * @param line of the header
     * @param constants names of columns after those of the file, whose cells are the same in each row
     * @throws HeaderException if the header is wrong, with everything that is wrong with it
     */
    public static HeaderColumns of(ColumnMapping mapping, long line, Collection<String> constants) {
        HeaderColumns columns = new HeaderColumns(mapping);
        if (columns.meanings.stream().anyMatch(meaning -> meaning.isFor(Field.CONTACT_ID))) {
            columns.read(constants);
        } else {
            columns.problems.addMissingContactId(columns.meanings);
        }
        columns.requireMappedColumns();
        columns.problems.throwIfAny(line);
        return columns;
    }

    /** The parts of the request that the columns fill, and the columns that fill none. */
    public List<RequestPart> updates() {
        List<RequestPart> parts = updates.parts();
        if (!unnamed.isEmpty()) {
            parts.add(new RequestPart.Unnamed(unnamed, names.size()));
        }
        return parts;
    }

    /** The parts of the request that the columns expect Connect to hold already. */
    public List<RequestPart> expectations() {
        return expectations.parts();
    }

    private void read(Collection<String> constants) {
        int named = columnsBeforeUnnamed();
        for (int i = 0; i < names.size() && !problems.isFull(); i++) {
            if (i >= named && isUnnamed(i)) {
                unnamed.add(ErrorLocation.ofColumn(i, null));
            } else {
                read(i, names.get(i), meanings.get(i));
            }
        }
        readConstants(constants);
    }

    private void requireMappedColumns() {
        for (String missing : mapping.unused()) {
            problems.add(
                    MISSING_MAPPED_COLUMN,
                    null,
                    "columns maps %s, expected a column of that name in the file".formatted(shown(missing)));
        }
    }

    /** Spreadsheets leave columns without a name and without cells at the end, before those that a report has added. */
    private int columnsBeforeUnnamed() {
        int columns = names.size();
        while (isUnnamed(columns - 1) || isAdded(meanings.get(columns - 1))) {
            columns--;
        }
        return columns;
    }

    private static boolean isAdded(ColumnName meaning) {
        return meaning instanceof ColumnName.Ignored || meaning instanceof ColumnName.Expectation;
    }

    private boolean isUnnamed(int index) {
        return meanings.get(index) instanceof ColumnName.Wrong wrong && wrong.code() == EMPTY_COLUMN_NAME;
    }

    private void read(int index, String name, ColumnName meaning) {
        String other = add(meaning, problems.told(index), ErrorLocation.ofColumn(index, name));
        if (other != null) {
            problems.addOfColumn(DUPLICATE_COLUMN, index, sameField(meaning, other));
        } else if (meaning instanceof ColumnName.Unknown) {
            problems.addOfColumn(UNKNOWN_COLUMN, index, unknown(name));
        } else if (isUnnamed(index)) {
            problems.add(EMPTY_COLUMN_NAME, null, "column %s has no name".formatted(problems.number(index)));
        } else if (meaning instanceof ColumnName.Wrong wrong) {
            problems.addOfColumn(wrong.code(), index, wrong.message());
        }
    }

    private void readConstants(Collection<String> constants) {
        int index = names.size();
        for (String name : constants) {
            ColumnName meaning = ColumnName.of(name);
            String other = add(meaning, shown(name), ErrorLocation.ofColumn(index, name));
            if (other != null) {
                problems.add(DUPLICATE_COLUMN, name, "the constant " + sameField(meaning, other));
            }
            index++;
        }
    }

    /** Takes a column for what it fills; the result is the column that fills it already, null if none does. */
    private @Nullable String add(ColumnName meaning, String name, ErrorLocation location) {
        if (meaning instanceof ColumnName.Target target) {
            return updates.add(target, name, location);
        }
        return meaning instanceof ColumnName.Expectation expectation
                ? expectations.add(expectation.part(), name, location)
                : null;
    }

    /** What comes nearest may repeat the name's KEY. */
    private String unknown(String name) {
        return HeaderProblems.isTellable(name)
                ? "no such column, did you mean " + shown(NearestName.to(name, mapping.unused())) + "?"
                : "no such column; its name is not shown, as it has a line end, a control character or an @";
    }

    private static String sameField(ColumnName meaning, String other) {
        return "%s the same field as column %s, expected one of them"
                .formatted(meaning instanceof ColumnName.Expectation ? "is about" : "fills", other);
    }
}
