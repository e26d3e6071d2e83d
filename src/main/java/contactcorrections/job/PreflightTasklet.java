package contactcorrections.job;

import contactcorrections.connect.StopCause;
import contactcorrections.csv.CsvFile;
import contactcorrections.csv.CsvSettings;
import contactcorrections.input.InputException;
import contactcorrections.outcome.InputLedger;
import contactcorrections.outcome.PreflightResult;
import contactcorrections.outcome.RunRecord;
import contactcorrections.request.CorrectionMapper;
import contactcorrections.request.RequestSettings;
import contactcorrections.request.column.HeaderException;
import contactcorrections.request.value.InstanceScope;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The first step: opens the input, and reads the whole of it offline unless an earlier run has done so with the same
 * settings.
 */
final class PreflightTasklet implements Tasklet {

    private final InputRun run;
    private final Ledgers ledgers;
    private final TransactionOperations transaction;
    private final CsvSettings csv;
    private final RequestSettings requests;
    private final InstanceScope scope;

    /** @param transaction what is stored is stored in it; none is open while the input is read */
    PreflightTasklet(
            InputRun run,
            Ledgers ledgers,
            TransactionOperations transaction,
            CsvSettings csv,
            RequestSettings requests,
            InstanceScope scope) {
        this.run = run;
        this.ledgers = ledgers;
        this.transaction = transaction;
        this.csv = csv;
        this.requests = requests;
        this.scope = scope;
    }

    @Override
    public RepeatStatus execute(StepContribution contribution, ChunkContext context) {
        try {
            prepare(contribution.getStepExecution().getJobExecution().getJobInstanceId());
        } catch (InputException e) {
            run.cannotGoOn(e.getMessage());
        } catch (HeaderException e) {
            run.cannotGoOn(e.messageOf(run.input().location()));
        } catch (RuntimeException | OutOfMemoryError e) {
            // Spring Batch keeps it to itself, and the flow goes on to the report, which would not know why.
            run.cannotGoOn(Failures.explain(e));
            throw e;
        }
        return RepeatStatus.FINISHED;
    }

    private void prepare(long jobInstanceId) {
        boolean begun = ledgers.queries().counts(jobInstanceId).decided() > 0;
        Map<String, String> begunWith = begun ? ledgers.inputs().reading(jobInstanceId) : Map.of();
        var settings = Reading.of(csv, requests);
        if (isBegunOtherwise(jobInstanceId, settings.differingBeforehandFrom(begunWith))) {
            return;
        }
        CsvFile opened;
        try {
            opened = CsvFile.open(run.input(), csv);
        } catch (InputException e) {
            // With another charset not even the header may be text.
            if (isBegunOtherwise(jobInstanceId, settings.differingFrom(begunWith))) {
                return;
            }
            throw e;
        }
        CsvFile file = begun && Reading.countedBlankRows(begunWith) ? opened.countingBlankRows() : opened;
        Reading ofFile = settings.of(file.header());
        if (isBegunOtherwise(jobInstanceId, ofFile.differingFrom(begunWith))) {
            return;
        }
        if (!begun) {
            transaction.executeWithoutResult(status -> ledgers.inputs().storeReading(jobInstanceId, ofFile.digests()));
        }
        CorrectionMapper mapper = requests.mapperFor(file.header(), scope);
        InputLedger ledger = ledgers.inputs();
        String reading = Reading.digest(csv + " " + requests);
        Optional<PreflightResult> earlier = ledger.preflight(jobInstanceId)
                .filter(result -> result.reading().equals(reading));
        Optional<PreflightResult> result = earlier.isPresent() ? earlier : scan(file, mapper, reading);
        if (earlier.isEmpty() && result.isPresent()) {
            transaction.executeWithoutResult(status -> ledger.storePreflight(jobInstanceId, result.get()));
        }
        result.ifPresent(found -> run.prepared(new InputRun.Prepared(file, mapper, found)));
    }

    /** Ends the run if rows of the input are decided that were read in another way. */
    private boolean isBegunOtherwise(long jobInstanceId, List<String> settings) {
        if (!settings.isEmpty()) {
            RunRecord begun = ledgers.runs().latestThatDecided(jobInstanceId);
            String message = String.format(
                    Locale.ROOT,
                    "%,d rows of this input are decided; run %d read them with another %s. %s",
                    ledgers.queries().counts(jobInstanceId).decided(),
                    begun.jobExecutionId(),
                    Reading.inWords(settings),
                    "Continue with the settings of that run, or add --again to apply the input from its first row with these.");
            run.stop().raise(new StopCause.CannotGoOn(message, false, begun.command()));
        }
        return !settings.isEmpty();
    }

    private Optional<PreflightResult> scan(CsvFile file, CorrectionMapper mapper, String reading) {
        return new Preflight(file, mapper)
                .scan(reading, run.progress()::rowsRead, () -> run.stop().isRaised());
    }
}
