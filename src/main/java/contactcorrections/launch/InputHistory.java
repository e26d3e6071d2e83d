package contactcorrections.launch;

import contactcorrections.history.InputStore;
import contactcorrections.history.KnownInput;
import contactcorrections.history.RunRecord;
import contactcorrections.history.RunStore;
import contactcorrections.input.Input;
import contactcorrections.preflight.Reading;
import contactcorrections.report.RunResult;
import contactcorrections.report.Summaries;
import contactcorrections.report.page.Summary;
import contactcorrections.run.ExitState;
import contactcorrections.run.Run;
import contactcorrections.run.Target;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What earlier runs of an input on a target mean for the next one. */
final class InputHistory {

    private final InputStore inputs;
    private final RunStore runs;
    private final Summaries summaries;
    private final Reading reading;

    /** @param reading how the settings at hand have cells read */
    InputHistory(InputStore inputs, RunStore runs, Summaries summaries, Reading reading) {
        this.inputs = inputs;
        this.runs = runs;
        this.summaries = summaries;
        this.reading = reading;
    }

    /** Where an input stands. */
    sealed interface Standing {

        /** The input as it was begun before, if it was. */
        Optional<KnownInput> known();

        /** No run has begun it. */
        record Fresh() implements Standing {

            @Override
            public Optional<KnownInput> known() {
                return Optional.empty();
            }
        }

        /** Some of its rows may be decided. */
        record Unfinished(KnownInput input) implements Standing {

            @Override
            public Optional<KnownInput> known() {
                return Optional.of(input);
            }
        }

        /** Every row is decided, and no other version of it was sent since. */
        record Finished(KnownInput input, RunRecord run) implements Standing {

            @Override
            public Optional<KnownInput> known() {
                return Optional.of(input);
            }
        }

        /**
         * Another version of it was sent since, whose values may stand where this one's were.
         *
         * @param run the latest run of this version
         * @param by the run of the other version
         */
        record Superseded(KnownInput input, RunRecord run, long by) implements Standing {

            @Override
            public Optional<KnownInput> known() {
                return Optional.of(input);
            }
        }
    }

    Standing of(Run.Purpose purpose, Input input, Target target) {
        return inputs.latest(purpose, input.location(), input.fingerprint(), target)
                .<Standing>map(this::standing)
                .orElseGet(Standing.Fresh::new);
    }

    private Standing standing(KnownInput input) {
        List<RunRecord> ofInput = runs.of(input.jobInstanceId());
        Optional<Long> by = inputs.laterRunOfAnotherVersion(input);
        if (by.isPresent() && !ofInput.isEmpty()) {
            return new Standing.Superseded(input, ofInput.get(0), by.get());
        }
        return ofInput.stream()
                .filter(InputHistory::hasFinished)
                .findFirst()
                .<Standing>map(run -> new Standing.Finished(input, run))
                .orElseGet(() -> new Standing.Unfinished(input));
    }

    private static boolean hasFinished(RunRecord run) {
        return run.state().equals(ExitState.COMPLETED.name())
                || run.state().equals(ExitState.COMPLETED_WITH_ERRORS.name());
    }

    /** Names of the settings by which an input was read in another way than it would be now. */
    List<String> differingSettings(KnownInput input) {
        return reading.differingFrom(inputs.reading(input.jobInstanceId()));
    }

    /** What is told of an input that was finished before. */
    RunResult resultOf(Standing.Finished finished) {
        RunRecord run = finished.run();
        Summary summary = summaries.of(run);
        StringBuilder message = new StringBuilder("This input was finished before, by %s %s at %s; its report is in %s."
                .formatted(
                        finished.input().target().isSimulated() ? "a rehearsal, run" : "run",
                        run.jobExecutionId(),
                        run.endedAt(),
                        run.report()));
        long failed = summary.rows().invalid() + summary.rows().refused();
        if (failed > 0) {
            message.append(String.format(
                    Locale.ROOT,
                    " %,d of its %,d rows failed: correct them in %s/failed.csv, then run that file.",
                    failed,
                    summary.rows().read(),
                    run.report()));
        }
        List<String> others = differingSettings(finished.input());
        if (!others.isEmpty()) {
            message.append(" Its cells were read with another %s.".formatted(Reading.inWords(others)));
        }
        message.append(" To apply it once more, add --again.");
        return new RunResult(ExitState.COMPLETED, message.toString(), summary, null, true, null);
    }
}
