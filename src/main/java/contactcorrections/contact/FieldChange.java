package contactcorrections.contact;

import contactcorrections.request.column.ObjectName;
import org.jspecify.annotations.Nullable;

/**
 * What a row does to one field of a contact.
 *
 * @param object the object that has the field
 * @param before what Connect holds, null where it holds nothing or does not tell; a segment attribute may hold another kind
 * @param after what the row sends
 * @param readable whether Connect tells what it holds there
 */
public record FieldChange(ObjectName object, @Nullable FieldValue before, FieldValue after, boolean readable) {}
