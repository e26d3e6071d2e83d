package contactcorrections.request.column;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The columns of a header that fill one request, each field from one of them. */
final class RequestColumns {

    private final Map<List<String>, String> columnsByField = new HashMap<>();
    private final Map<List<String>, String> columnsBelow = new HashMap<>();
    private final Map<ObjectName, RequestPart.Fields> objects = new LinkedHashMap<>();
    private final List<RequestPart> jsonParts = new ArrayList<>();

    /** What the columns fill: first what comes as JSON. */
    List<RequestPart> parts() {
        List<RequestPart> parts = new ArrayList<>(jsonParts);
        parts.addAll(objects.values());
        return parts;
    }

    /**
     * Takes a column for the fields that it fills.
     *
     * @param name what a message may call the column
     * @return the name of the column that fills one of them already, or all of them as JSON; null if none does
     */
    @Nullable
    String add(ColumnName.Target target, String name, ErrorLocation location) {
        String other = claim(target, name);
        if (other == null) {
            add(target, location);
        }
        return other;
    }

    private void add(ColumnName.Target target, ErrorLocation location) {
        Field field = target.field();
        if (field == null) {
            jsonParts.add(new RequestPart.Json(target.object(), location));
        } else {
            objects.computeIfAbsent(
                            new ObjectName(target.object(), target.key()),
                            name -> new RequestPart.Fields(name.object(), name.key()))
                    .add(target, field, location);
        }
    }

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
