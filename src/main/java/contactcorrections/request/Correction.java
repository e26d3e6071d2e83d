package contactcorrections.request;

import contactcorrections.row.RowPosition;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.connect.model.UpdateContactRequest;

/** A row that passed every check and can be sent. */
public final class Correction implements MappedRow {

    private final RowPosition position;
    private final String contactId;
    private final String instanceId;
    private final List<String> cleared;
    private final Supplier<UpdateContactRequest> request;
    private final @Nullable Supplier<UpdateContactRequest> expected;

    /** @param cleared the columns whose fields the row empties */
    Correction(RowPosition position, List<String> cleared, RequestBuilder request, @Nullable RequestBuilder expected) {
        this.position = position;
        this.contactId = request.contactId();
        this.instanceId = request.instanceId();
        this.cleared = cleared;
        this.request = request;
        this.expected = expected;
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

    /**
     * What Connect has to hold for the row to be sent, as an update that would set it; null if the row expects nothing. An empty
     * text expects nothing there.
     */
    public @Nullable UpdateContactRequest expected() {
        return expected == null ? null : expected.get();
    }

    /** Where the row stands, and nothing of what it says. */
    @Override
    public String toString() {
        return "Correction at line " + position.line();
    }
}
