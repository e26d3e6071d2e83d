package contactcorrections.request;

import static contactcorrections.request.ErrorCode.DUPLICATE_COLUMN;
import static contactcorrections.request.ErrorCode.EMPTY_COLUMN_NAME;
import static contactcorrections.request.ErrorCode.MISSING_COLUMN;
import static contactcorrections.request.ErrorCode.MISSING_MAPPED_COLUMN;
import static contactcorrections.request.ErrorCode.NO_HEADER;
import static contactcorrections.request.ErrorCode.UNKNOWN_COLUMN;
import static contactcorrections.request.HeaderException.shown;

import contactcorrections.source.Header;
import contactcorrections.source.RowError;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Works out from the header which column fills which part of the request, and whether they go together. */
final class HeaderColumns {

    private record PartName(Group group, String key) {}

    private final List<String> names;
    private final Collection<String> constants;
    private final ColumnMapping mapping;
    private final List<RowError> problems = new ArrayList<>();
    private final Map<List<String>, String> columnsByField = new HashMap<>();
    private final Map<List<String>, String> columnsBelow = new HashMap<>();
    private final Map<PartName, ColumnMembers> members = new LinkedHashMap<>();
    private final List<RequestPart> parts = new ArrayList<>();

    private HeaderColumns(List<String> names, RequestSettings settings) {
        this.names = names;
        this.constants = settings.constants().keySet();
        this.mapping = new ColumnMapping(names, settings);
    }

    static List<RequestPart> partsOf(Header header, RequestSettings settings) {
        HeaderColumns columns = new HeaderColumns(header.names(), settings);
        columns.requireNames();
        columns.read();
        if (!columns.problems.isEmpty()) {
            throw new HeaderException(columns.problems);
        }
        return columns.parts;
    }

    /** A file without a header has data in its first line, which no message may repeat. */
    private void requireNames() {
        if (names.stream().noneMatch(this::isKnownName)
                && names.stream().limit(HeaderException.MOST_PROBLEMS).noneMatch(this::isLikelyName)) {
            problems.add(new RowError(
                    NO_HEADER.name(),
                    null,
                    "%s and none of them the name of a column, expected the header row"
                            .formatted(Quantity.of(names.size(), "cell"))));
            throw new HeaderException(problems);
        }
    }

    private boolean isKnownName(String name) {
        return !Blanks.isBlank(name) && !(mapping.meaningOf(name) instanceof ColumnName.Unknown);
    }

    private boolean isLikelyName(String name) {
        return !Blanks.isBlank(name) && nearest(name).isLikely();
    }

    private void read() {
        for (int i = 0; i < names.size(); i++) {
            read(i, Blanks.strip(names.get(i)), mapping.meaningOf(names.get(i)));
            if (problems.size() == HeaderException.MOST_PROBLEMS) {
                return;
            }
        }
        readConstants();
        if (!columnsByField.containsKey(List.of(Member.CONTACT_ID.apiName()))) {
            problem(MISSING_COLUMN, null, "no column ContactId, expected one");
        }
        for (String missing : mapping.unused()) {
            problem(
                    MISSING_MAPPED_COLUMN,
                    null,
                    "columns maps %s, expected a column of that name in the file".formatted(shown(missing)));
        }
        members.forEach((part, columns) -> parts.add(
                part.group() == Group.CONTACT
                        ? new RequestPart.Contact(columns)
                        : new RequestPart.Columns(part.group(), part.key(), columns)));
    }

    /** A constant is a column behind those of the file. */
    private void readConstants() {
        int index = names.size();
        for (String name : constants) {
            if (ColumnName.of(name) instanceof ColumnName.Target target && isFree(name, target, "the constant fills")) {
                add(target, Place.ofColumn(index, name));
            }
            index++;
        }
    }

    private void read(int index, String name, ColumnName meaning) {
        if (meaning instanceof ColumnName.Target target) {
            if (isFree(name, target, "fills")) {
                add(target, Place.ofColumn(index, name));
            }
        } else if (meaning instanceof ColumnName.Unknown) {
            problem(
                    UNKNOWN_COLUMN,
                    name,
                    "no such column, did you mean " + shown(nearest(name).name()) + "?");
        } else if (meaning instanceof ColumnName.Wrong wrong) {
            boolean isEmpty = wrong.code() == EMPTY_COLUMN_NAME;
            problem(
                    wrong.code(),
                    isEmpty ? null : name,
                    isEmpty ? "column %s of %s has no name".formatted(index + 1, names.size()) : wrong.message());
        }
    }

    private void add(ColumnName.Target target, Place place) {
        Member member = target.member();
        if (member == null) {
            parts.add(new RequestPart.Json(target.group(), place));
        } else {
            members.computeIfAbsent(new PartName(target.group(), target.key()), part -> new ColumnMembers())
                    .add(target, member, place);
        }
    }

    /** Notes the fields that a column fills; false, with the error noted, if another fills one of them, or all of them as JSON. */
    private boolean isFree(String name, ColumnName.Target target, String fills) {
        for (List<String> field : target.fields()) {
            String other = columnFilling(field);
            if (other != null) {
                problem(
                        DUPLICATE_COLUMN,
                        name,
                        "%s the same field as column %s, expected one of them".formatted(fills, shown(other)));
                return false;
            }
        }
        for (List<String> field : target.fields()) {
            columnsByField.put(field, name);
            for (int length = 1; length < field.size(); length++) {
                columnsBelow.putIfAbsent(field.subList(0, length), name);
            }
        }
        return true;
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

    private NearestName nearest(String name) {
        return NearestName.to(name, mapping.unused());
    }

    private void problem(ErrorCode code, @Nullable String column, String message) {
        if (problems.size() < HeaderException.MOST_PROBLEMS) {
            problems.add(new RowError(code.name(), column, message));
        }
    }
}
