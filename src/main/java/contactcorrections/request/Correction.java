package contactcorrections.request;

import contactcorrections.row.RowPosition;
import java.util.List;
import software.amazon.awssdk.services.connect.model.UpdateContactRequest;

/** A row that passed every check and can be sent. */
public final class Correction implements MappedRow {

    private final RowPosition position;
    private final String contactId;
    private final String instanceId;
    private final Changes changes;

    Correction(RowPosition position, String contactId, String instanceId, Changes changes) {
        this.position = position;
        this.contactId = contactId;
        this.instanceId = instanceId;
        this.changes = changes;
    }

    @Override
    public RowPosition position() {
        return position;
    }

    public String contactId() {
        return contactId;
    }

    /** Id of the Connect instance, taken out of its ARN where the row gives one. */
    public String instanceId() {
        return instanceId;
    }

    /** The columns whose fields the row empties, by the names that the file gives them; a constant is a column of its name. */
    public List<String> cleared() {
        return changes.cleared();
    }

    /** The call that applies the row, built anew each time; a row that is only validated needs none. */
    public UpdateContactRequest request() {
        return changes.toSdk(instanceId, contactId);
    }

    /** Where the row stands, and nothing of what it says. */
    @Override
    public String toString() {
        return "Correction at line " + position.line();
    }
}
