package contactcorrections.outcome;

import contactcorrections.history.PreflightResult;
import contactcorrections.history.RunRecord;
import contactcorrections.run.ExitState;
import java.util.Optional;

/**
 * The rows of an input by state, all runs of it together.
 *
 * @param rows rows of the input
 * @param succeeded rows that Connect accepted
 * @param unchanged rows whose values Connect held already
 * @param invalid rows that were never sent
 * @param refused rows that Connect refused
 * @param invalidByPreflight whether the invalid rows are known by the preflight alone: it ended the run, so none has an
 *     outcome
 */
public record RowTotals(
        long rows, long succeeded, long unchanged, long invalid, long refused, boolean invalidByPreflight) {

    /** The totals as they are at the end of a run, or while it is under way. */
    public static RowTotals of(RunRecord run, Optional<PreflightResult> preflight, Counts stored) {
        boolean byPreflight = run.state().equals(ExitState.ABORTED.name()) && stored.decided() == 0;
        return new RowTotals(
                Math.max(preflight.map(PreflightResult::rows).orElse(0L), stored.decided()),
                stored.succeeded(),
                stored.unchanged(),
                byPreflight ? preflight.map(PreflightResult::invalid).orElse(0L) : stored.invalid(),
                stored.refused(),
                byPreflight);
    }

    /** Rows that the next run takes up. */
    public long remaining() {
        return rows - succeeded - unchanged - invalid - refused;
    }
}
