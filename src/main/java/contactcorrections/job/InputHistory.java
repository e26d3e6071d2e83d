package contactcorrections.job;

import contactcorrections.input.Input;
import contactcorrections.outcome.KnownInput;
import contactcorrections.outcome.RunRecord;
import contactcorrections.outcome.Target;
import java.util.Optional;

/** What earlier runs of an input on a target mean for the next one. */
final class InputHistory {

    private final Ledgers ledgers;

    InputHistory(Ledgers ledgers) {
        this.ledgers = ledgers;
    }

    /** Where an input stands. */
    sealed interface Standing {

        /** No run has begun it. */
        record Fresh() implements Standing {}

        /** Some of its rows may be decided. */
        record Unfinished(KnownInput input) implements Standing {}

        /** Every row is decided, and no other version of it was sent since. */
        record Finished(KnownInput input, RunRecord run) implements Standing {}

        /**
         * Another version of it was sent since, whose values may stand where this one's were.
         *
         * @param run the latest run of this version
         * @param by the run of the other version
         */
        record Superseded(KnownInput input, RunRecord run, long by) implements Standing {}
    }

    Standing of(Input input, Target target) {
        return ledgers.inputs()
                .latest(input.location(), input.fingerprint(), target)
                .<Standing>map(this::standing)
                .orElseGet(Standing.Fresh::new);
    }

    private Standing standing(KnownInput input) {
        var runs = ledgers.runs().of(input.jobInstanceId());
        Optional<Long> by = ledgers.inputs().laterRunOfAnotherVersion(input);
        if (by.isPresent() && !runs.isEmpty()) {
            return new Standing.Superseded(input, runs.get(0), by.get());
        }
        return runs.stream()
                .filter(InputHistory::hasFinished)
                .findFirst()
                .<Standing>map(run -> new Standing.Finished(input, run))
                .orElseGet(() -> new Standing.Unfinished(input));
    }

    private static boolean hasFinished(RunRecord run) {
        return run.state().equals(ExitState.COMPLETED.name())
                || run.state().equals(ExitState.COMPLETED_WITH_ERRORS.name());
    }
}
