package contactcorrections.request.column;

import static contactcorrections.request.column.HeaderProblems.shown;
import static contactcorrections.request.value.ErrorCode.DUPLICATE_COLUMN;
import static contactcorrections.request.value.ErrorCode.EMPTY_COLUMN_NAME;
import static contactcorrections.request.value.ErrorCode.MISSING_MAPPED_COLUMN;
import static contactcorrections.request.value.ErrorCode.UNKNOWN_COLUMN;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Works out from the header which column fills which part of the request, and whether they go together. */
public final class HeaderColumns {

    private final ColumnMapping mapping;
    private final List<String> names;
    private final List<ColumnName> meanings;
    private final HeaderProblems problems;
    private final Map<List<String>, String> columnsByField = new HashMap<>();
    private final Map<List<String>, String> columnsBelow = new HashMap<>();
    private final Map<ObjectName, RequestPart.Fields> objects = new LinkedHashMap<>();
    private final List<RequestPart> parts = new ArrayList<>();

    private HeaderColumns(ColumnMapping mapping) {
        this.mapping = mapping;
        this.names = mapping.names();
        this.meanings = mapping.meanings();
        this.problems = new HeaderProblems(names);
    }

    /**
     * The parts of the request that the columns fill.
     *
     * @param line of the header
     * @param constants names of columns after those of the file, whose cells are the same in each row
     * @throws HeaderException if the header is wrong, with everything that is wrong with it
     */
    public static List<RequestPart> partsOf(ColumnMapping mapping, long line, Collection<String> constants) {
        HeaderColumns columns = new HeaderColumns(mapping);
        if (columns.meanings.stream().anyMatch(meaning -> meaning.isFor(Field.CONTACT_ID))) {
            columns.read(constants);
        } else {
            columns.problems.addMissingContactId(columns.meanings);
        }
        columns.requireMappedColumns();
        columns.problems.throwIfAny(line);
        return columns.parts;
    }

    private void read(Collection<String> constants) {
        int named = columnsBeforeUnnamed();
        for (int i = 0; i < named && !problems.isFull(); i++) {
            read(i, names.get(i), meanings.get(i));
        }
        readConstants(constants);
        parts.addAll(objects.values());
        List<ErrorLocation> unnamed = IntStream.range(named, names.size())
                .filter(this::isUnnamed)
                .mapToObj(index -> ErrorLocation.ofColumn(index, null))
                .toList();
        if (!unnamed.isEmpty()) {
            parts.add(new RequestPart.Unnamed(unnamed, names.size()));
        }
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
        while (isUnnamed(columns - 1) || meanings.get(columns - 1) instanceof ColumnName.Ignored) {
            columns--;
        }
        return columns;
    }

    private boolean isUnnamed(int index) {
        return meanings.get(index) instanceof ColumnName.Wrong wrong && wrong.code() == EMPTY_COLUMN_NAME;
    }

    private void read(int index, String name, ColumnName meaning) {
        if (meaning instanceof ColumnName.Target target) {
            String other = claim(target, problems.told(index));
            if (other == null) {
                add(target, ErrorLocation.ofColumn(index, name));
            } else {
                problems.addOfColumn(DUPLICATE_COLUMN, index, sameField(other));
            }
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
            if (ColumnName.of(name) instanceof ColumnName.Target target) {
                String other = claim(target, shown(name));
                if (other == null) {
                    add(target, ErrorLocation.ofColumn(index, name));
                } else {
                    problems.add(DUPLICATE_COLUMN, name, "the constant " + sameField(other));
                }
            }
            index++;
        }
    }

    /** What comes nearest may repeat the name's KEY. */
    private String unknown(String name) {
        return HeaderProblems.isTellable(name)
                ? "no such column, did you mean " + shown(NearestName.to(name, mapping.unused())) + "?"
                : "no such column; its name is not shown, as it has a line end, a control character or an @";
    }

    private static String sameField(String other) {
        return "fills the same field as column %s, expected one of them".formatted(other);
    }

    private void add(ColumnName.Target target, ErrorLocation location) {
        Field field = target.field();
        if (field == null) {
            parts.add(new RequestPart.Json(target.object(), location));
        } else {
            objects.computeIfAbsent(
                            new ObjectName(target.object(), target.key()),
                            name -> new RequestPart.Fields(name.object(), name.key()))
                    .add(target, field, location);
        }
    }

    /** Notes the fields that a column fills; the result is the column that fills one of them already, or all of them as JSON. */
    private @Nullable String claim(ColumnName.Target target, String column) {
        for (List<String> field : target.paths()) {
            String other = columnFilling(field);
            if (other != null) {
                return other;
            }
        }
        for (List<String> field : target.paths()) {
            columnsByField.put(field, column);
            for (int length = 1; length < field.size(); length++) {
                columnsBelow.putIfAbsent(field.subList(0, length), column);
            }
        }
        return null;
    }

    private @Nullable String columnFilling(List<String> field) {
        for (int length = 1; length <= field.size(); length++) {
            String other = columnsByField.get(field.subList(0, length));
            if (other != null) {
                return other;
            }
        }
        return columnsBelow.get(field);
    }
}
