package contactcorrections.workload;

import contactcorrections.history.PreflightResult;
import contactcorrections.outcome.Counts;

/**
 * What a run has before it once its preflight has come to its end.
 *
 * @param preflight what the input has
 * @param before the outcomes that earlier runs stored
 */
public record RowsLeft(PreflightResult preflight, Counts before) {

    /** Rows that are not decided. */
    public long undecided() {
        return preflight.rows() - before.decided();
    }

    /** Valid rows that are not decided. */
    public long toSend() {
        return undecided() - (preflight.invalid() - before.invalid());
    }

    /** Rows that are known to be invalid or were refused. */
    public long failed() {
        return preflight.invalid() + before.refused();
    }
}
