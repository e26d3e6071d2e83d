package contactcorrections.report.changes;

import contactcorrections.contact.FieldValue;
import contactcorrections.report.changes.CellColumns.Column;
import contactcorrections.request.column.Field;
import contactcorrections.request.column.FileColumns;
import contactcorrections.request.column.ObjectName;
import contactcorrections.request.column.RequestObject;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The fields of one object that some rows have values for. */
final class FieldsNeeded {

    private final ObjectName object;
    private final Set<Field> fields = EnumSet.noneOf(Field.class);
    private final Set<Field> notBlank = EnumSet.noneOf(Field.class);
    private final Set<String> types = new HashSet<>();
    private boolean alwaysWithValue = true;

    FieldsNeeded(ObjectName object) {
        this.object = object;
    }

    ObjectName object() {
        return object;
    }

    /** @param type of the reference that has the values if they tell none, otherwise empty */
    void add(ObjectValues values, String type) {
        for (FieldValue value : values.values()) {
            fields.add(value.field());
            if (!value.isBlank()) {
                notBlank.add(value.field());
            }
        }
        String own = values.text(Field.TYPE);
        types.add(own == null || own.isBlank() ? type : own);
        alwaysWithValue &= values.text(Field.VALUE) != null;
    }

    /** Whether columns of their own can hold the fields: a segment attribute has one, for one kind of value. */
    boolean fitCells() {
        return object.object() != RequestObject.SEGMENT_ATTRIBUTES
                || (notBlank.size() <= 1
                        && !notBlank.contains(Field.VALUE_MAP)
                        && !notBlank.contains(Field.VALUE_LIST));
    }

    /**
     * A column for each field.
     *
     * @param prefix what stands before their names
     * @param preferred columns whose form is taken where it can hold the values
     */
    List<Column> columns(String prefix, FileColumns preferred) {
        if (object.object() == RequestObject.SEGMENT_ATTRIBUTES) {
            Field kind = (notBlank.isEmpty() ? fields : notBlank).iterator().next();
            return List.of(new CellColumns.Own(prefix + object.columnOf(kind), object, kind));
        }
        List<Column> columns = new ArrayList<>();
        Set<Field> single = EnumSet.copyOf(fields);
        String ofType = columnOfType(preferred);
        if (ofType != null) {
            columns.add(new CellColumns.Own(prefix + ofType, object, Field.VALUE));
            single.removeAll(Set.of(Field.TYPE, Field.VALUE));
        }
        single.forEach(field -> columns.add(new CellColumns.Own(prefix + object.columnOf(field), object, field)));
        return columns;
    }

    /** The column that gives a reference both its value and its type, null if no such column can tell all of them. */
    private @Nullable String columnOfType(FileColumns preferred) {
        String type = preferred.ownHeaderOf(object, Field.TYPE);
        boolean hasTwoColumns = type != null && !type.equals(preferred.ownHeaderOf(object, Field.VALUE));
        return alwaysWithValue && types.size() == 1 && !hasTwoColumns
                ? object.columnOfType(types.iterator().next())
                : null;
    }
}
