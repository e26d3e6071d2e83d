package contactcorrections.report.changes;

import contactcorrections.contact.ContactFields;
import contactcorrections.contact.FieldChange;
import contactcorrections.contact.FieldValue;
import contactcorrections.request.column.Field;
import contactcorrections.request.column.ObjectName;
import contactcorrections.request.column.RequestObject;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.connect.model.Contact;

/** Values of fields of one object, to be cells of one row. One that is blank says that nothing is there, or shall be. */
record ObjectValues(ObjectName object, List<FieldValue> values) {

    /** What a contact holds of which nothing is known. */
    static final ContactFields NOTHING = ContactFields.held(Contact.builder().build(), List.of(), null);

    /** What Connect holds in the fields that a row gives, as far as it tells. */
    static ObjectValues heldBefore(ObjectChange change) {
        return new ObjectValues(
                change.object(),
                change.readable().stream().map(ObjectValues::heldBefore).toList());
    }

    private static FieldValue heldBefore(FieldChange change) {
        FieldValue before = change.before();
        return before == null ? new FieldValue(change.after().field(), "") : before;
    }

    /** Those of them that can be expected: what Connect tells, and no type of a reference in which nothing is. */
    ObjectValues toExpect() {
        if (object.object() != RequestObject.REFERENCES) {
            return this;
        }
        String value = text(Field.VALUE);
        boolean isEmpty = value != null && value.isBlank();
        ContactFields fields = NOTHING.after(changes());
        return new ObjectValues(
                object,
                fields.comparedWith(fields).stream()
                        .filter(FieldChange::readable)
                        .map(FieldChange::after)
                        .filter(each -> !isEmpty || each.field() != Field.TYPE)
                        .toList());
    }

    /** What makes a contact that holds nothing there hold them. */
    List<FieldChange> changes() {
        return values.stream()
                .map(value -> new FieldChange(object, null, value, true))
                .toList();
    }

    /** The text of a field, null if there is none. */
    @Nullable
    String text(Field field) {
        return values.stream()
                .filter(value -> value.field() == field)
                .findFirst()
                .map(FieldValue::text)
                .orElse(null);
    }
}
