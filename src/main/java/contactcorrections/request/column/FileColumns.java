package contactcorrections.request.column;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    /** Whether a column gives the object, or all of its map, as JSON. */
    public boolean hasJson(RequestObject object) {
        return jsonColumns.containsKey(object);
    }

    /** Whether a column gives anything of the object, or of its map. */
    public boolean has(RequestObject object) {
        return hasJson(object) || objects.keySet().stream().anyMatch(name -> name.object() == object);
    }
}
