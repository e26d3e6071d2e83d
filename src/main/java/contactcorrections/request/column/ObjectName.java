package contactcorrections.request.column;

import org.jspecify.annotations.Nullable;

/**
 * Which object of a request or of a contact.
 *
 * @param key key of the object in its map, empty where there is none
 */
public record ObjectName(RequestObject object, String key) {

    /**
     * The name of the column that holds a field of the object. Where no column can, as for a map of values, it is a name for people
     * alone.
     */
    public String columnOf(Field field) {
        if (object == RequestObject.CONTACT || field == Field.CONTACT_EXPIRY) {
            return field.apiName();
        }
        String name = object.isMap() ? object.apiName() + "." + key : object.apiName();
        return field == Field.VALUE_STRING && means(name, field) ? name : name + "." + field.apiName();
    }

    /** The name of the column that holds the values of a reference of one type; null if there is none for such a type. */
    public @Nullable String columnOfType(String type) {
        return ColumnName.REFERENCE_TYPES.contains(type) ? object.apiName() + "." + key + "." + type : null;
    }

    /** Whether a column of that name holds the field: a key may end as the name of another field does. */
    private boolean means(String name, Field field) {
        return ColumnName.of(name) instanceof ColumnName.Target target
                && target.key().equals(key)
                && target.field() == field;
    }
}
