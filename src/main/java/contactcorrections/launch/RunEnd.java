package contactcorrections.launch;

import contactcorrections.outcome.Counts;
import contactcorrections.run.ExitState;
import contactcorrections.run.StopCause;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a run ended, and why where it is not plain.
 *
 * @param state how it ended
 * @param message what happened, null when every row was decided
 */
public record RunEnd(ExitState state, @Nullable String message) {

    /**
     * Judges by the outcomes that are stored, and by nothing that a step says of itself: Spring Batch 6.0.6 ends a step as
     * completed with rows unread when it was interrupted.
     *
     * @param rows rows that are to be decided, null if no preflight came to its end
     * @param stored the outcomes of all runs
     * @param decided rows that this run knows to be decided, by itself and by earlier runs
     */
    public static RunEnd of(Optional<StopCause> cause, @Nullable Long rows, Counts stored, long decided) {
        boolean cannotGoOn =
                cause.filter(StopCause.CannotGoOn.class::isInstance).isPresent();
        if (!cannotGoOn && rows != null && addsUp(rows, stored, decided)) {
            return new RunEnd(stored.failed() == 0 ? ExitState.COMPLETED : ExitState.COMPLETED_WITH_ERRORS, null);
        }
        return cause.map(RunEnd::of)
                .orElseGet(() -> new RunEnd(
                        ExitState.FAILED,
                        String.format(
                                Locale.ROOT,
                                "The rows do not add up: the input has %,d, %,d were decided, and %,d outcomes are stored. %s",
                                rows == null ? 0 : rows,
                                decided,
                                stored.decided(),
                                "Run again: the rows without an outcome are taken up.")));
    }

    private static boolean addsUp(long rows, Counts stored, long decided) {
        return rows == stored.decided() && rows == decided;
    }

    private static RunEnd of(StopCause cause) {
        if (cause instanceof StopCause.TooManyErrors) {
            return new RunEnd(ExitState.ABORTED, cause.message());
        }
        return new RunEnd(
                cause instanceof StopCause.CannotGoOn ? ExitState.FAILED : ExitState.STOPPED, cause.message());
    }
}
