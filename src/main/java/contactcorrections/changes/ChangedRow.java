package contactcorrections.changes;

import contactcorrections.contact.FieldChange;
import java.util.List;

/**
 * A row and what it changes about its contact.
 *
 * @param row number of the row among the data rows, counted from 1
 * @param line physical line number of the row's first line, counted from 1
 * @param changes the fields that it changes, in the order of the request; all that it gives of an object other than the contact
 *     itself, if it changes one of them
 */
public record ChangedRow(long row, long line, String instanceId, String contactId, List<FieldChange> changes) {

    public ChangedRow {
        changes = List.copyOf(changes);
    }

    /** Whether it is a row of that contact. */
    public boolean isOf(String instance, String contact) {
        return instanceId.equals(instance) && contactId.equals(contact);
    }
}
