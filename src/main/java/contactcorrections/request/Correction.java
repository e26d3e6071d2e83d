package contactcorrections.request;

import contactcorrections.row.RowPosition;
import java.util.List;
import java.util.function.Supplier;
import software.amazon.awssdk.services.connect.model.UpdateContactRequest;

/** A row that passed every check and can be sent. */
public final class Correction implements MappedRow {

    private final RowPosition position;
    private final String contactId;
    private final String instanceId;
    private final List<String> cleared;
    private final Supplier<UpdateContactRequest> request;

    Correction(
            RowPosition position,
            String contactId,
            String instanceId,
            List<String> cleared,
            Supplier<UpdateContactRequest> request) {
        this.position = position;
        this.contactId = contactId;
        this.instanceId = instanceId;
        this.cleared = cleared;
        this.request = request;
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
        return cleared;
    }

    /** The call that applies the row, built anew each time; a row that is only validated needs none. */
    public UpdateContactRequest request() {
        return request.get();
    }

    /** Where the row stands, and nothing of what it says. */
    @Override
    public String toString() {
        return "Correction at line " + position.line();
    }
}
