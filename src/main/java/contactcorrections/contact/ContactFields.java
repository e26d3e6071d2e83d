package contactcorrections.contact;

import contactcorrections.request.column.Field;
import contactcorrections.request.column.ObjectName;
import contactcorrections.request.column.RequestObject;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.connect.model.Contact;
import software.amazon.awssdk.services.connect.model.ReferenceSummary;
import software.amazon.awssdk.services.connect.model.UpdateContactRequest;

/** The fields of a contact: what Connect holds, or what a row sends or expects to be there. */
public final class ContactFields {

    private final FieldsByObject fields;
    private final SameValue sameValue;

    private ContactFields(FieldsByObject fields, SameValue sameValue) {
        this.fields = fields;
        this.sameValue = sameValue;
    }

    /** What a row sends, or what it expects; additional recipients are an execution attribute of the request. */
    public static ContactFields given(UpdateContactRequest request) {
        return new ContactFields(GivenFields.of(request), new SameValue(null));
    }

    /**
     * What Connect tells of a contact.
     *
     * @param contact by {@code DescribeContact}
     * @param references by {@code ListContactReferences}; none where the row is about none
     * @param defaultCountry ISO 3166 code of the country that national telephone numbers belong to
     */
    public static ContactFields held(
            Contact contact, List<ReferenceSummary> references, @Nullable String defaultCountry) {
        return new ContactFields(HeldFields.of(contact, references), new SameValue(defaultCountry));
    }

    /** What these fields become once the changes are made. */
    public ContactFields after(List<FieldChange> changes) {
        FieldsByObject left = fields.copy();
        for (FieldChange change : changes) {
            left.put(change.object(), change.after().field(), change.after().text());
        }
        return new ContactFields(left, sameValue);
    }

    /** What giving these fields changes: one entry for each of them, changed or not, in the order of the request. */
    public List<FieldChange> comparedWith(ContactFields given) {
        List<FieldChange> changes = new ArrayList<>();
        given.fields
                .objects()
                .forEach((object, values) -> values.forEach(
                        (field, text) -> changes.add(change(object, new FieldValue(field, text), given))));
        return changes;
    }

    private FieldChange change(ObjectName object, FieldValue after, ContactFields given) {
        if (!isTold(object, after.field(), given)) {
            return new FieldChange(object, null, after, false);
        }
        FieldValue before = fields.value(object, after.field());
        boolean isSame = before != null && sameValue.is(before, after, typeOf(object, given));
        return new FieldChange(object, isSame ? after : before, after, true);
    }

    /** Whether Connect tells what it holds in a field, and if only by telling nothing. */
    private boolean isTold(ObjectName object, Field field, ContactFields given) {
        if (object.object() == RequestObject.REFERENCES) {
            String held = fields.text(object, Field.TYPE);
            return TellableReference.tells(held == null ? given.fields.text(object, Field.TYPE) : held, field);
        }
        boolean isUnknownKind = object.object() == RequestObject.SEGMENT_ATTRIBUTES
                && fields.has(object)
                && fields.value(object, field) == null;
        return !isUnknownKind;
    }

    /** The type of an endpoint or a reference, null where there is none and where it is given another. */
    private @Nullable String typeOf(ObjectName object, ContactFields given) {
        String held = fields.text(object, Field.TYPE);
        String other = given.fields.text(object, Field.TYPE);
        return other == null || other.equals(held) ? held : null;
    }
}
