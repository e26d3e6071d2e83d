package contactcorrections.outcome;

import contactcorrections.row.RowError;
import contactcorrections.row.RowPosition;
import contactcorrections.row.RowState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of one row.
 *
 * @param position where the row stands
 * @param contactId the contact it was sent for, or that an invalid row names; null if that one names none for certain
 * @param state what became of it
 * @param errors why it failed; empty for a row that succeeded
 * @param calls the attempts it took
 * @param changes what it changes, for those who count it; null where the contact was not read
 * @param resent whether it may have been sent by an earlier run too, whose record of it was lost
 */
public record Outcome(
        RowPosition position,
        @Nullable String contactId,
        RowState state,
        List<RowError> errors,
        Calls calls,
        @Nullable String changes,
        boolean resent) {

    /** A row that is never sent. */
    public static Outcome invalid(RowPosition position, @Nullable String contactId, List<RowError> errors) {
        return new Outcome(position, contactId, RowState.INVALID, errors, Calls.NONE, null, false);
    }
}
