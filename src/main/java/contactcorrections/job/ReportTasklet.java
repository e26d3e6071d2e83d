package contactcorrections.job;

import contactcorrections.outcome.RunRecord;
import contactcorrections.report.ReportFolder;
import contactcorrections.report.Summary;
import contactcorrections.source.InputException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.support.TransactionOperations;

/** The last step: judges how the run ended, records it, and writes the report. */
final class ReportTasklet implements Tasklet {

    private static final Logger log = LoggerFactory.getLogger(ReportTasklet.class);

    private final InputRun run;
    private final Ledgers ledgers;
    private final Reporter reporter;
    private final TransactionOperations ownTransaction;
    private final Path reportTo;

    ReportTasklet(
            InputRun run, Ledgers ledgers, Reporter reporter, TransactionOperations ownTransaction, Path reportTo) {
        this.run = run;
        this.ledgers = ledgers;
        this.reporter = reporter;
        this.ownTransaction = ownTransaction;
        this.reportTo = reportTo;
    }

    @Override
    public RepeatStatus execute(StepContribution contribution, ChunkContext context) {
        run.progress().phase(RunProgress.Phase.REPORT);
        RunIds ids = RunIds.of(contribution.getStepExecution().getJobExecution());
        RunEnd end = judge(ids);
        Path folder = reportTo.resolve(ReportFolder.name(run.input().name(), String.valueOf(ids.jobExecution())));
        String next = run.invocation().next(end.state(), folder.resolve("failed.csv"));
        RunRecord ended = ledgers.runs()
                .find(ids.jobExecution())
                .orElseThrow()
                .ended(end.state().name(), Instant.now(), end.message(), next, folder.toString(), run.instanceIds());
        // The end is committed behind the report: a run that is killed in between is not over, and the next one
        // reports.
        ownTransaction.executeWithoutResult(status -> {
            ledgers.runs().end(ended);
            write(ended);
        });
        // Only now: a job instance that is completed without a record of it could be neither finished nor started
        // again.
        run.end(end);
        return RepeatStatus.FINISHED;
    }

    private RunEnd judge(RunIds ids) {
        InputRun.Prepared prepared = run.prepared();
        return RunEnd.of(
                run.stop().cause(),
                prepared == null ? null : prepared.result(),
                ledgers.queries().tally(ids.jobInstance()),
                run.progress().decided());
    }

    /** The outcomes are safe whether the report can be written or not, so that it cannot is no failure of the run. */
    private void write(RunRecord record) {
        try {
            ReportFolder folder =
                    ReportFolder.create(reportTo, run.input().name(), String.valueOf(record.jobExecutionId()));
            run.reported(write(record, folder), folder.path());
        } catch (UncheckedIOException | DataAccessException e) {
            log.debug("Writing the report failed", e);
            run.notReported("The report could not be written to %s (%s). Write it again with: report %d"
                    .formatted(reportTo, Failures.kind(e), record.jobExecutionId()));
        }
    }

    private Summary write(RunRecord record, ReportFolder folder) {
        try {
            return reporter.write(record, folder, run.prepared());
        } catch (InputException e) {
            run.notReported("failed.csv is not written, as its rows cannot be copied: " + e.getMessage());
            return reporter.write(record, folder, null);
        }
    }
}
