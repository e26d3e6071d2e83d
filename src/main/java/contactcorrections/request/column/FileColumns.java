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
        RequestPart.Fields fields = objects.get(object);
        ErrorLocation own = fields == null ? null : fields.columnOf(field);
        ErrorLocation column = own == null ? jsonColumns.get(object.object()) : own;
        return column == null ? null : column.header();
    }
}
