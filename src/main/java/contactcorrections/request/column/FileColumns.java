package contactcorrections.request.column;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which column of the file gave a field. */
public final class FileColumns {

    private final Map<ObjectName, RequestPart.Fields> objects = new HashMap<>();
    private final Map<RequestObject, ErrorLocation> jsonColumns = new EnumMap<>(RequestObject.class);

    /** The columns of these parts, all of one header. */
    public FileColumns(List<RequestPart> parts) {
        for (RequestPart part : parts) {
            if (part instanceof RequestPart.Fields fields) {
                objects.put(new ObjectName(fields.object(), fields.key()), fields);
            } else if (part instanceof RequestPart.Json json) {
                jsonColumns.put(json.object(), json.column());
            }
        }
    }

    /**
     * The column's name as the file writes it, or a constant's; null if no column can give the field. A column of JSON gives all
     * fields of its object.
     */
    public @Nullable String headerOf(ObjectName object, Field field) {
        String own = ownHeaderOf(object, field);
        ErrorLocation json = jsonColumns.get(object.object());
        return own != null || json == null ? own : json.header();
    }

    /** The name of the column that gives the field alone, or a reference's value and type; null if there is none. */
    public @Nullable String ownHeaderOf(ObjectName object, Field field) {
        RequestPart.Fields fields = objects.get(object);
        ErrorLocation own = fields == null ? null : fields.columnOf(field);
        return own == null ? null : own.header();
    }

    /** What to call the field: as the file does where it has a column for it, or by the name that such a column would have. */
    public String nameOf(ObjectName object, Field field) {
        String own = ownHeaderOf(object, field);
        boolean isOfTheValue = field == Field.TYPE && own != null && own.equals(ownHeaderOf(object, Field.VALUE));
        return own == null || isOfTheValue ? object.columnOf(field) : own;
    }

    /** Whether a column gives the field; of a segment attribute, whichever kind of value it gives. */
    public boolean gives(ObjectName object, Field field) {
        boolean isGivenAsAnyKind = object.object() == RequestObject.SEGMENT_ATTRIBUTES && objects.containsKey(object);
        return isGivenAsAnyKind || headerOf(object, field) != null;
    }

    /** Whether a column gives the object, or all of its map, as JSON. */
    public boolean hasJson(RequestObject object) {
        return jsonColumns.containsKey(object);
    }

    /** Whether a column gives anything of the object, or of its map. */
    public boolean has(RequestObject object) {
        return hasJson(object) || objects.keySet().stream().anyMatch(name -> name.object() == object);
    }

    /** Whether no column gives a field. */
    public boolean isEmpty() {
        return objects.isEmpty() && jsonColumns.isEmpty();
    }

    /** The number of the column that gives a field, counted from 0; constants come after the columns. */
    public OptionalInt numberOf(ObjectName object, Field field) {
        ErrorLocation column = columnOf(object, field);
        return column == null ? OptionalInt.empty() : OptionalInt.of(column.column());
    }

    /** The columns whose fields can be sent, by their numbers. */
    public SortedMap<Integer, String> sent() {
        SortedMap<Integer, String> sent = new TreeMap<>();
        objects.forEach((name, fields) -> (name.object() == RequestObject.CONTACT
                        ? Stream.of(Field.NAME, Field.DESCRIPTION).map(fields::columnOf)
                        : fields.columns().stream())
                .filter(Objects::nonNull)
                .forEach(column -> sent.put(column.column(), String.valueOf(column.header()))));
        jsonColumns.values().forEach(column -> sent.put(column.column(), String.valueOf(column.header())));
        return sent;
    }

    private @Nullable ErrorLocation columnOf(ObjectName object, Field field) {
        RequestPart.Fields fields = objects.get(object);
        if (fields == null) {
            return jsonColumns.get(object.object());
        }
        ErrorLocation own = fields.columnOf(field);
        // The fields of ContactExpiry and Cc are called otherwise in the API.
        return own == null && fields.columns().size() == 1 ? fields.columns().get(0) : own;
    }
}
