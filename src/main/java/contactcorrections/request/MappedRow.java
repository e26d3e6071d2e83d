package contactcorrections.request;

import contactcorrections.row.RowError;
import contactcorrections.row.RowPosition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a row came to: a correction that can be sent, or everything that is wrong with it. */
public sealed interface MappedRow permits Correction, MappedRow.Invalid {

    RowPosition position();

    /**
     * A row that is never sent.
     *
     * @param contactId the contact that it names, null if that is no UUID: where cells have shifted, it may be anything
     * @param errors all of its errors at once, at least one
     */
    record Invalid(RowPosition position, @Nullable String contactId, List<RowError> errors) implements MappedRow {

        /** A row that has no cells to name a contact in. */
        public Invalid(RowPosition position, List<RowError> errors) {
            this(position, null, errors);
        }
    }
}
