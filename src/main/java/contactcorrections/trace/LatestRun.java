package contactcorrections.trace;

import contactcorrections.console.RunStatus;
import contactcorrections.history.InputStore;
import contactcorrections.history.KnownInput;
import contactcorrections.history.RunStore;
import contactcorrections.outcome.OutcomeQueries;
import contactcorrections.repository.InputLocks;
import contactcorrections.workers.SharedRunQueries;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The latest run of an input, of which rows remain.
 *
 * @param state how it ended, or that it is under way
 * @param nextCommand what continues it, null while it is under way
 */
record LatestRun(
        long run, Instant startedAt, String state, @Nullable String nextCommand) {

    /** Asks for it. */
    record Queries(
            RunStore runs, InputStore inputs, OutcomeQueries outcomes, SharedRunQueries shared, InputLocks locks) {

        Optional<LatestRun> of(KnownInput input) {
            return runs.of(input.jobInstanceId()).stream().findFirst().map(run -> {
                RunStatus status = RunStatus.of(run, true, inputs, outcomes, shared, locks);
                return new LatestRun(status.run(), status.startedAt(), status.state(), status.nextCommand());
            });
        }

        /** Up to which row each slot of an input was begun, by the slot's number; empty if it is applied as a whole. */
        List<Long> begunRows(KnownInput input) {
            return shared.begunRows(input.jobInstanceId());
        }
    }
}
