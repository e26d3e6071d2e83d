package contactcorrections.checkpoint;

import contactcorrections.row.ReadPosition;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where an input stands, as its stored outcomes tell.
 *
 * @param position where the first row without an outcome is read from, null when that is the first row of all
 * @param decidedBeyond numbers of the rows after it that have an outcome all the same
 * @param undecided rows that an earlier run sent and recorded without an answer, by number
 * @param begunRow rows up to this number may have been sent by an earlier run that could not record it
 */
public record Checkpoint(
        @Nullable ReadPosition position, RowNumbers decidedBeyond, Map<Long, Undecided> undecided, long begunRow) {

    /** Whether the row, which has no outcome, may have been sent before. */
    public boolean mayHaveBeenSent(long row) {
        return row <= begunRow || undecided.containsKey(row);
    }

    /** Number of the last row that may have been sent before, 0 if there is none. */
    public long lastMaybeSent() {
        return undecided.keySet().stream().reduce(begunRow, Math::max);
    }
}
