package contactcorrections.contact;

import contactcorrections.request.column.Field;

/**
 * A field and its value as text: numbers in digits, maps and lists as JSON, CC recipients as {@code AdditionalRecipients.Cc}
 * takes them.
 *
 * @param field which one; of a segment attribute, the kind of its value
 */
public record FieldValue(Field field, String text) {

    /** Nothing that anybody sees: blank and absent are the same. */
    public boolean isBlank() {
        return text.isBlank();
    }
}
