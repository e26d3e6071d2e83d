package contactcorrections.preflight;

import contactcorrections.history.InputStore;
import contactcorrections.history.PreflightResult;
import contactcorrections.history.RunRecord;
import contactcorrections.history.RunStore;
import contactcorrections.input.InputException;
import contactcorrections.outcome.OutcomeQueries;
import contactcorrections.request.column.HeaderException;
import contactcorrections.run.Run;
import contactcorrections.run.StopCause;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The first step: reads the whole input offline, unless an earlier run has done so with the same settings. Its exit status
 * is COMPLETED only where the result is there for the steps after it.
 */
final class PreflightTasklet implements Tasklet {

    private final Run run;
    private final OpenedInput input;
    private final InputStore inputs;
    private final OutcomeQueries outcomes;
    private final RunStore runs;
    private final TransactionOperations transaction;

    /** @param transaction what is stored is stored in it; none is open while the input is read */
    PreflightTasklet(
            Run run,
            OpenedInput input,
            InputStore inputs,
            OutcomeQueries outcomes,
            RunStore runs,
            TransactionOperations transaction) {
        this.run = run;
        this.input = input;
        this.inputs = inputs;
        this.outcomes = outcomes;
        this.runs = runs;
        this.transaction = transaction;
    }

    @Override
    public RepeatStatus execute(StepContribution contribution, ChunkContext context) {
        contribution.setExitStatus(ExitStatus.STOPPED);
        try {
            if (hasResult()) {
                contribution.setExitStatus(ExitStatus.COMPLETED);
            }
        } catch (InputException e) {
            run.cannotGoOn(e.getMessage());
        } catch (HeaderException e) {
            run.cannotGoOn(e.messageOf(input.file().input().location()));
        }
        return RepeatStatus.FINISHED;
    }

    private boolean hasResult() {
        List<String> differing = input.differingSettings();
        if (!differing.isEmpty()) {
            run.stop().raise(begunWithOther(differing));
            return false;
        }
        if (!input.isBegun()) {
            transaction.executeWithoutResult(status ->
                    inputs.storeReading(run.jobInstanceId(), input.reading().digests()));
        }
        var preflight = new Preflight(input.file(), input.mapper());
        return hasEarlierResult() || scan(preflight);
    }

    private boolean hasEarlierResult() {
        return inputs.preflight(run.jobInstanceId())
                .filter(result -> result.reading().equals(input.settingsDigest()))
                .isPresent();
    }

    private boolean scan(Preflight preflight) {
        Optional<PreflightResult> result = preflight.scan(
                input.settingsDigest(),
                run.progress()::rowsRead,
                () -> run.stop().isRaised());
        result.ifPresent(
                found -> transaction.executeWithoutResult(status -> inputs.storePreflight(run.jobInstanceId(), found)));
        return result.isPresent();
    }

    private StopCause begunWithOther(List<String> settings) {
        RunRecord begun = runs.latestThatDecided(run.jobInstanceId());
        String message = String.format(
                Locale.ROOT,
                "%,d rows of this input are decided; run %d read them with another %s. %s",
                outcomes.counts(run.jobInstanceId()).decided(),
                begun.jobExecutionId(),
                Reading.inWords(settings),
                "Continue with the settings of that run, or add --again to apply the input from its first row with these.");
        return new StopCause.CannotGoOn(message, false, begun.command());
    }
}
