package contactcorrections.contact;

import contactcorrections.request.column.ObjectName;
import org.jspecify.annotations.Nullable;

/**
 * What a row does to one field of a contact.
 *
 * @param object the object that has the field
 * @param before what Connect holds, in the words of {@code after} where the API would not tell them apart; null where it holds
 *     nothing or does not tell; a segment attribute may hold another kind
 * @param after what the row sends
 * @param readable whether Connect tells what it holds there
 */
public record FieldChange(ObjectName object, @Nullable FieldValue before, FieldValue after, boolean readable) {

    /** What the row does to the field. */
    public ChangeKind kind() {
        if (!readable) {
            return ChangeKind.NOT_COMPARED;
        }
        boolean wasBlank = before == null || before.isBlank();
        if (after.isBlank()) {
            return wasBlank ? ChangeKind.KEPT : ChangeKind.CLEARED;
        }
        if (wasBlank) {
            return ChangeKind.FIRST_SET;
        }
        return after.equals(before) ? ChangeKind.KEPT : ChangeKind.CHANGED;
    }

    /** Whether Connect holds, or may hold, anything else than what the row sends. */
    public boolean isChange() {
        return kind() != ChangeKind.KEPT;
    }
}
