package contactcorrections.report.changes;

import contactcorrections.changes.ChangedRow;
import contactcorrections.contact.FieldChange;
import contactcorrections.contact.FieldValue;
import contactcorrections.report.changes.Irreversible.Kind;
import contactcorrections.request.column.Field;
import contactcorrections.request.column.ObjectName;
import contactcorrections.request.column.RequestObject;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How one object of a contact becomes what it was.
 *
 * @param before what to put there
 * @param sent what is there, if nobody has changed it since
 * @param type that was sent of a reference, otherwise empty
 * @param changes how many of the values are different ones
 */
record PutBack(ObjectValues before, ObjectValues sent, String type, int changes) {

    /**
     * Works it out; null if nothing of the object can be put back.
     *
     * @param irreversible is told each value that cannot be
     */
    static @Nullable PutBack of(ObjectChange change, Consumer<Kind> irreversible) {
        change.fields().stream()
                .filter(field -> !field.readable())
                .forEach(field -> irreversible.accept(Kind.NOT_TOLD));
        FieldChange type = change.readable(Field.TYPE);
        if (change.object().object() == RequestObject.REFERENCES && (type == null || isUnset(type))) {
            return type == null ? null : emptied(change, type, irreversible);
        }
        return restored(change, irreversible);
    }

    static List<ObjectValues> allBefore(List<PutBack> parts) {
        return parts.stream().map(PutBack::before).toList();
    }

    static List<ObjectValues> allSent(List<PutBack> parts) {
        return parts.stream().map(PutBack::sent).toList();
    }

    /** Where it is put: the same for all rows that change the same. */
    Place placeIn(ChangedRow row) {
        RequestObject object = before.object().object();
        return new Place(
                row.instanceId(),
                row.contactId(),
                before.object(),
                object == RequestObject.CONTACT ? before.values().get(0).field() : null);
    }

    /** @param field of the contact's own, null where it is an object's */
    record Place(
            String instanceId,
            String contactId,
            ObjectName object,
            @Nullable Field field) {}

    private static boolean isUnset(FieldChange change) {
        FieldValue before = change.before();
        return before == null || before.isBlank();
    }

    /** A reference that the row added keeps its type. */
    private static @Nullable PutBack emptied(ObjectChange change, FieldChange type, Consumer<Kind> irreversible) {
        irreversible.accept(Kind.REFERENCE_ADDED);
        FieldChange value = change.readable(Field.VALUE);
        return value == null || value.after().isBlank()
                ? null
                : new PutBack(
                        new ObjectValues(change.object(), List.of(type.after(), new FieldValue(Field.VALUE, ""))),
                        new ObjectValues(change.object(), List.of(type.after(), value.after())).toExpect(),
                        type.after().text(),
                        1);
    }

    private static @Nullable PutBack restored(ObjectChange change, Consumer<Kind> irreversible) {
        List<FieldValue> before = new ArrayList<>();
        List<FieldValue> sent = new ArrayList<>();
        int changes = 0;
        for (FieldChange field : change.readable()) {
            FieldValue earlier = earlier(field);
            Kind kind = loss(field, earlier);
            if (kind != null) {
                irreversible.accept(kind);
            }
            if (earlier != null) {
                before.add(earlier);
                sent.add(field.after());
                changes += field.isChange() ? 1 : 0;
            }
        }
        return changes == 0
                ? null
                : new PutBack(
                        new ObjectValues(change.object(), before),
                        new ObjectValues(change.object(), sent).toExpect(),
                        change.type(),
                        changes);
    }

    /** The value to put back, null if there was none and the field cannot be cleared. */
    private static @Nullable FieldValue earlier(FieldChange field) {
        FieldValue before = field.before();
        if (before != null && !before.isBlank()) {
            return before;
        }
        Field kind = before == null ? field.after().field() : before.field();
        return kind.isClearable() ? new FieldValue(kind, "") : null;
    }

    private static @Nullable Kind loss(FieldChange field, @Nullable FieldValue earlier) {
        if (!field.isChange()) {
            return null;
        }
        if (earlier == null) {
            return Kind.NOT_CLEARABLE;
        }
        return field.object().object() == RequestObject.SEGMENT_ATTRIBUTES && field.before() == null
                ? Kind.ATTRIBUTE_ADDED
                : null;
    }
}
