package contactcorrections.outcome;

import contactcorrections.row.RowError;
import contactcorrections.row.RowPosition;
import contactcorrections.row.RowState;
import java.util.List;

/** A row that is invalid or was refused, and all that is wrong with it. */
public record FailedRow(RowPosition position, RowState state, List<RowError> errors) {}
