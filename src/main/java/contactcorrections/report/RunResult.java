package contactcorrections.report;

import contactcorrections.report.page.Summary;
import contactcorrections.run.ExitState;
import org.jspecify.annotations.Nullable;

/**
 * What came of running one input.
 *
 * @param state how it ended
 * @param message what happened, where the state does not say it all
 * @param summary the summary, null if the job repository could not be asked for it
 * @param report location of the report's folder, null if none was written
 * @param finishedBefore whether an earlier run had finished the input, so that this one did nothing
 * @param reportFailure why the report could not be written, null if it could
 */
public record RunResult(
        ExitState state,
        @Nullable String message,
        @Nullable Summary summary,
        @Nullable String report,
        boolean finishedBefore,
        @Nullable String reportFailure) {

    public static RunResult without(ExitState state, String message) {
        return new RunResult(state, message, null, null, false, null);
    }
}
