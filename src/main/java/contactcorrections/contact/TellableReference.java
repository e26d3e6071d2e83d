package contactcorrections.contact;

import contactcorrections.request.column.Field;
import org.jspecify.annotations.Nullable;

/** What {@code ListContactReferences} tells of a reference, as far as this version of the SDK models it. */
final class TellableReference {

    private TellableReference() {}

    /** @param type null if there is no reference, and none is to be made */
    static boolean tells(@Nullable String type, Field field) {
        return switch (type == null ? "" : type) {
            case "URL", "NUMBER", "STRING", "DATE", "EMAIL" -> field == Field.TYPE || field == Field.VALUE;
            case "ATTACHMENT", "" -> field != Field.STATUS_REASON;
            case "EMAIL_MESSAGE", "EMAIL_MESSAGE_PLAIN_TEXT" -> field == Field.TYPE || field == Field.ARN;
            default -> false;
        };
    }
}
