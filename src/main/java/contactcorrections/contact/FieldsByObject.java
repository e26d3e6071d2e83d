package contactcorrections.contact;

import contactcorrections.request.column.Field;
import contactcorrections.request.column.ObjectName;
import contactcorrections.request.column.RequestObject;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Texts of fields, by object in the order of the request. Of a segment attribute there is one field, the kind of its value; none
 * if it has a kind that is not known.
 */
final class FieldsByObject {

    private final Map<ObjectName, Map<Field, String>> objects = new LinkedHashMap<>();

    FieldsByObject copy() {
        FieldsByObject copy = new FieldsByObject();
        objects.forEach((object, fields) -> copy.objects.put(object, new EnumMap<>(fields)));
        return copy;
    }

    /** Notes a segment attribute, and its value if that is known. */
    void putAttribute(String key, @Nullable FieldValue value) {
        ObjectName object = new ObjectName(RequestObject.SEGMENT_ATTRIBUTES, key);
        objects.put(object, new EnumMap<>(Field.class));
        if (value != null) {
            put(object, value.field(), value.text());
        }
    }

    void put(RequestObject object, Field field, @Nullable String text) {
        put(new ObjectName(object, ""), field, text);
    }

    void put(ObjectName object, Field field, @Nullable String text) {
        if (text != null) {
            Map<Field, String> fields = objects.computeIfAbsent(object, name -> new EnumMap<>(Field.class));
            if (object.object() == RequestObject.SEGMENT_ATTRIBUTES) {
                fields.clear();
            }
            fields.put(field, text);
        }
    }

    Map<ObjectName, Map<Field, String>> objects() {
        return objects;
    }

    boolean has(ObjectName object) {
        return objects.containsKey(object);
    }

    /** The value in a field; a segment attribute's whatever its kind is. Null if there is none. */
    @Nullable
    FieldValue value(ObjectName object, Field field) {
        Map<Field, String> fields = objects.getOrDefault(object, Map.of());
        if (object.object() == RequestObject.SEGMENT_ATTRIBUTES) {
            return fields.entrySet().stream()
                    .findFirst()
                    .map(only -> new FieldValue(only.getKey(), only.getValue()))
                    .orElse(null);
        }
        String text = fields.get(field);
        return text == null ? null : new FieldValue(field, text);
    }

    @Nullable
    String text(ObjectName object, Field field) {
        return objects.getOrDefault(object, Map.of()).get(field);
    }
}
