package contactcorrections.job;

import contactcorrections.outcome.InputLedger;
import contactcorrections.outcome.PreflightResult;
import contactcorrections.request.CorrectionMapper;
import contactcorrections.request.HeaderException;
import contactcorrections.request.RequestSettings;
import contactcorrections.source.CsvFile;
import contactcorrections.source.CsvSettings;
import contactcorrections.source.InputException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;

/**
 * The first step: opens the input, and reads the whole of it offline unless an earlier run has done so with the same
 * settings.
 */
final class PreflightTasklet implements Tasklet {

    private final InputRun run;
    private final InputLedger ledger;
    private final CsvSettings csv;
    private final RequestSettings requests;

    PreflightTasklet(InputRun run, InputLedger ledger, CsvSettings csv, RequestSettings requests) {
        this.run = run;
        this.ledger = ledger;
        this.csv = csv;
        this.requests = requests;
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
        CsvFile file = CsvFile.open(run.input(), csv);
        CorrectionMapper mapper = CorrectionMapper.of(file.header(), requests);
        String reading = fingerprint(csv + " " + requests);
        Optional<PreflightResult> earlier = ledger.preflight(jobInstanceId)
                .filter(result -> result.reading().equals(reading));
        Optional<PreflightResult> result = earlier.isPresent() ? earlier : scan(file, mapper, reading);
        if (earlier.isEmpty() && result.isPresent()) {
            ledger.storePreflight(jobInstanceId, result.get());
        }
        result.ifPresent(found -> run.prepared(new InputRun.Prepared(file, mapper, found)));
    }

    private Optional<PreflightResult> scan(CsvFile file, CorrectionMapper mapper, String reading) {
        return new Preflight(file, mapper)
                .scan(reading, run.progress()::rowsRead, () -> run.stop().isRaised());
    }

    private static String fingerprint(String settings) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(settings.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
