package contactcorrections.report.changes;

import contactcorrections.changes.ChangedRow;
import contactcorrections.contact.FieldChange;
import contactcorrections.contact.FieldValue;
import contactcorrections.request.column.Field;
import contactcorrections.request.column.ObjectName;
import contactcorrections.request.column.RequestObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a row does to the fields of one object of its contact, which belong together; the contact's own each stand alone. */
record ObjectChange(ObjectName object, List<FieldChange> fields) {

    /** The objects of which the row changes something. */
    static List<ObjectChange> of(ChangedRow row) {
        List<ObjectChange> alone = new ArrayList<>();
        Map<ObjectName, List<FieldChange>> objects = new LinkedHashMap<>();
        for (FieldChange change : row.changes()) {
            if (change.object().object() == RequestObject.CONTACT) {
                alone.add(new ObjectChange(change.object(), List.of(change)));
            } else {
                objects.computeIfAbsent(change.object(), object -> new ArrayList<>())
                        .add(change);
            }
        }
        objects.forEach((object, fields) -> alone.add(new ObjectChange(object, fields)));
        return alone.stream().filter(ObjectChange::isChange).toList();
    }

    private boolean isChange() {
        return fields.stream().anyMatch(FieldChange::isChange);
    }

    /** The fields that Connect tells. */
    List<FieldChange> readable() {
        return fields.stream().filter(FieldChange::readable).toList();
    }

    /** What the row does to a field, null if it gives none or Connect does not tell it. */
    @Nullable
    FieldChange readable(Field field) {
        return fields.stream()
                .filter(change -> change.readable() && change.after().field() == field)
                .findFirst()
                .orElse(null);
    }

    /** The type that the row gives to a reference, empty where it is none. */
    String type() {
        return fields.stream()
                .map(FieldChange::after)
                .filter(after -> after.field() == Field.TYPE)
                .findFirst()
                .map(FieldValue::text)
                .orElse("");
    }
}
