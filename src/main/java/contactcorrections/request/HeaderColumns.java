package contactcorrections.request;

import static contactcorrections.request.ErrorCode.DUPLICATE_COLUMN;
import static contactcorrections.request.ErrorCode.EMPTY_COLUMN_NAME;
import static contactcorrections.request.ErrorCode.MISSING_MAPPED_COLUMN;
import static contactcorrections.request.ErrorCode.UNKNOWN_COLUMN;
import static contactcorrections.request.HeaderException.shown;

import contactcorrections.csv.Header;
import contactcorrections.row.RowError;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Works out from the header which column fills which part of the request, and whether they go together. */
final class HeaderColumns {

    private record PartName(RequestObject object, String key) {}

    private final List<String> names;
    private final List<ColumnName> meanings;
    private final Collection<String> constants;
    private final ColumnMapping mapping;
    private final List<RowError> problems = new ArrayList<>();
    private final Map<List<String>, String> columnsByField = new HashMap<>();
    private final Map<List<String>, String> columnsBelow = new HashMap<>();
    private final Map<PartName, ColumnFields> fields = new LinkedHashMap<>();
    private final List<RequestPart> parts = new ArrayList<>();

    private HeaderColumns(List<String> names, RequestSettings settings) {
        this.names = names;
        this.constants = settings.constants().keySet();
        this.mapping = new ColumnMapping(names, settings);
        this.meanings = names.stream().map(mapping::meaningOf).toList();
    }

    static List<RequestPart> partsOf(Header header, RequestSettings settings) {
        HeaderColumns columns = new HeaderColumns(header.names(), settings);
        if (columns.meanings.stream().anyMatch(ColumnName::isContactId)) {
            columns.read();
        } else {
            columns.problems.add(HeaderlessFile.problem(columns.meanings));
        }
        columns.requireMappedColumns();
        if (!columns.problems.isEmpty()) {
            throw new HeaderException(header.line(), columns.problems);
        }
        return columns.parts;
    }

    private void read() {
        int named = columnsBeforeUnnamed();
        for (int i = 0; i < named && problems.size() < HeaderException.MOST_PROBLEMS; i++) {
            read(i, Blanks.strip(names.get(i)), meanings.get(i));
        }
        readConstants();
        fields.forEach((part, columns) -> parts.add(
                part.object() == RequestObject.CONTACT
                        ? new RequestPart.Contact(columns)
                        : new RequestPart.Columns(part.object(), part.key(), columns)));
        List<ErrorLocation> unnamed = unnamedFrom(named);
        if (!unnamed.isEmpty()) {
            parts.add(new RequestPart.Unnamed(unnamed, names.size()));
        }
    }

    private void requireMappedColumns() {
        for (String missing : mapping.unused()) {
            problem(
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

    private List<ErrorLocation> unnamedFrom(int index) {
        return IntStream.range(index, names.size())
                .filter(this::isUnnamed)
                .mapToObj(ErrorLocation::ofUnnamedColumn)
                .toList();
    }

    /** A constant is a column behind those of the file. */
    private void readConstants() {
        int index = names.size();
        for (String name : constants) {
            if (ColumnName.of(name) instanceof ColumnName.Target target) {
                String other = claim(target, shown(name));
                if (other == null) {
                    add(target, ErrorLocation.ofColumn(index, name));
                } else {
                    problem(DUPLICATE_COLUMN, name, "the constant " + sameField(other));
                }
            }
            index++;
        }
    }

    private void read(int index, String name, ColumnName meaning) {
        if (meaning instanceof ColumnName.Target target) {
            String other = claim(target, told(index));
            if (other == null) {
                add(target, ErrorLocation.ofColumn(index, name));
            } else {
                problemOfColumn(DUPLICATE_COLUMN, index, sameField(other));
            }
        } else if (meaning instanceof ColumnName.Unknown) {
            problemOfColumn(UNKNOWN_COLUMN, index, unknown(name));
        } else if (isUnnamed(index)) {
            problem(EMPTY_COLUMN_NAME, null, "column %s has no name".formatted(number(index)));
        } else if (meaning instanceof ColumnName.Wrong wrong) {
            problemOfColumn(wrong.code(), index, wrong.message());
        }
    }

    /** What comes nearest may repeat the name's KEY. */
    private String unknown(String name) {
        return HeaderException.isTellable(name)
                ? "no such column, did you mean "
                        + shown(NearestName.to(name, mapping.unused()).name()) + "?"
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
            fields.computeIfAbsent(new PartName(target.object(), target.key()), part -> new ColumnFields())
                    .add(target, field, location);
        }
    }

    /** Notes the fields that a column fills; the result is the column that fills one of them already, or all of them as JSON. */
    private @Nullable String claim(ColumnName.Target target, String column) {
        for (List<String> field : target.fields()) {
            String other = columnFilling(field);
            if (other != null) {
                return other;
            }
        }
        for (List<String> field : target.fields()) {
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

    /** The column's name, or its number where the name is not to be told. */
    private String told(int index) {
        String name = names.get(index);
        return HeaderException.isTellable(name) ? shown(name) : number(index);
    }

    private String number(int index) {
        return "%s of %s".formatted(index + 1, names.size());
    }

    private void problemOfColumn(ErrorCode code, int index, String message) {
        String name = Blanks.strip(names.get(index));
        if (HeaderException.isTellable(name)) {
            problem(code, name, message);
        } else {
            problem(code, null, "column %s: %s".formatted(number(index), message));
        }
    }

    private void problem(ErrorCode code, @Nullable String column, String message) {
        if (problems.size() < HeaderException.MOST_PROBLEMS) {
            problems.add(new RowError(code.name(), column, message));
        }
    }
}
