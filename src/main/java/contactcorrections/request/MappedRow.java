package contactcorrections.request;

import contactcorrections.row.RowError;
import contactcorrections.row.RowPosition;
import java.util.List;

/** What a row came to: a correction that can be sent, or everything that is wrong with it. */
public sealed interface MappedRow permits Correction, MappedRow.Invalid {

    RowPosition position();

    /** A row that is never sent, with all of its errors at once, at least one. */
    record Invalid(RowPosition position, List<RowError> errors) implements MappedRow {}
}
