package contactcorrections.trace;

import contactcorrections.checkpoint.Undecided;
import contactcorrections.history.KnownInput;
import contactcorrections.history.RunRecord;
import contactcorrections.outcome.Calls;
import contactcorrections.outcome.Outcome;
import contactcorrections.report.page.Hint;
import contactcorrections.row.RowError;
import contactcorrections.row.RowPosition;
import contactcorrections.run.Run;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A row of an input and what became of it, as {@code status} tells it.
 *
 * @param fingerprint identifies the content of the input
 * @param repetition how often this content had been applied before
 * @param target what the input is applied to
 * @param plan whether its contacts are only read
 * @param line physical line of the row's first line
 * @param lineCount physical lines that it spans
 * @param contactId null where it is not recorded
 * @param state a {@link contactcorrections.row.RowState}, or {@value #REMAINING}
 * @param errors why it failed
 * @param attempts calls that left for Connect; of a row that remains, those that had no answer
 * @param requestId AWS request id of the last answer
 * @param resent whether it may have been sent by an earlier run too
 * @param maybeSent whether it remains and may have been sent all the same
 * @param run the job execution that decided it; of a row that remains, the latest of its input
 * @param runStartedAt null where the run is not known
 * @param runState null but for a row that remains
 * @param nextCommand the command that takes up a row that remains, null while a run is under way
 */
public record TracedRow(
        String input,
        String fingerprint,
        long repetition,
        String target,
        boolean plan,
        long line,
        long lineCount,
        @Nullable String contactId,
        String state,
        List<TracedError> errors,
        int attempts,
        int throttled,
        @Nullable Instant sentAt,
        @Nullable String requestId,
        @Nullable Long elapsedMillis,
        boolean resent,
        boolean maybeSent,
        @Nullable Long run,
        @Nullable Instant runStartedAt,
        @Nullable String runState,
        @Nullable String nextCommand) {

    static final String REMAINING = "REMAINING";

    /**
     * Why a row failed.
     *
     * @param column null where it is the row as a whole
     * @param cause what the code means
     * @param remedy what to do about it
     */
    public record TracedError(String code, @Nullable String column, String message, String cause, String remedy) {

        static TracedError of(RowError error) {
            var hint = Hint.of(error.code());
            return new TracedError(error.code(), error.column(), error.message(), hint.cause(), hint.remedy());
        }
    }

    /** A row that is decided. */
    static TracedRow of(StoredOutcome stored, KnownInput input, Optional<RunRecord> run) {
        Outcome outcome = stored.outcome();
        Calls calls = outcome.calls();
        return new TracedRow(
                input.location(),
                input.fingerprint(),
                input.repetition(),
                input.target().inWords(),
                input.purpose() == Run.Purpose.PLAN,
                outcome.position().line(),
                outcome.position().lineCount(),
                outcome.contactId(),
                outcome.state().name(),
                outcome.errors().stream().map(TracedError::of).toList(),
                calls.attempts(),
                calls.throttled(),
                calls.sentAt(),
                calls.requestId(),
                calls.elapsed() == null ? null : calls.elapsed().toMillis(),
                outcome.resent(),
                false,
                stored.jobExecutionId(),
                run.map(RunRecord::startedAt).orElse(null),
                null,
                null);
    }

    /** A row that is not decided. */
    static TracedRow remaining(
            KnownInput input, RowPosition position, Undecided sent, boolean maybeSent, Optional<LatestRun> latest) {
        return new TracedRow(
                input.location(),
                input.fingerprint(),
                input.repetition(),
                input.target().inWords(),
                input.purpose() == Run.Purpose.PLAN,
                position.line(),
                position.lineCount(),
                null,
                REMAINING,
                List.of(),
                sent.attempts(),
                sent.throttled(),
                null,
                null,
                null,
                false,
                maybeSent,
                latest.map(LatestRun::run).orElse(null),
                latest.map(LatestRun::startedAt).orElse(null),
                latest.map(LatestRun::state).orElse(null),
                latest.map(LatestRun::nextCommand).orElse(null));
    }

    boolean isRemaining() {
        return state.equals(REMAINING);
    }
}
