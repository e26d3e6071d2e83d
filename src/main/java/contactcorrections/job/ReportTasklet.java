package contactcorrections.job;

import contactcorrections.connect.StopCause;
import contactcorrections.input.InputException;
import contactcorrections.outcome.RunRecord;
import contactcorrections.report.ReportDestination;
import contactcorrections.report.ReportDestination.Delivery;
import contactcorrections.report.ReportFolder;
import contactcorrections.report.WriteFailure;
import contactcorrections.report.page.Summary;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Objects;
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
    private final ReportDestination reports;

    ReportTasklet(
            InputRun run,
            Ledgers ledgers,
            Reporter reporter,
            TransactionOperations ownTransaction,
            ReportDestination reports) {
        this.run = run;
        this.ledgers = ledgers;
        this.reporter = reporter;
        this.ownTransaction = ownTransaction;
        this.reports = reports;
    }

    @Override
    public RepeatStatus execute(StepContribution contribution, ChunkContext context) {
        run.progress().phase(RunProgress.Phase.REPORT);
        RunIds ids = RunIds.of(contribution.getStepExecution().getJobExecution());
        RunEnd end = judge(ids);
        RunRecord ended = ended(ids, end, reports.location(run.input().name(), String.valueOf(ids.jobExecution())));
        RunRecord reported = write(ended, end);
        // The end is recorded after the report: a run that is killed in between is not over, and the next one reports.
        ownTransaction.executeWithoutResult(status -> ledgers.runs().end(reported));
        // Only now: a job instance that is completed without a record of it could be neither finished nor started
        // again.
        run.end(end);
        return RepeatStatus.FINISHED;
    }

    private RunRecord ended(RunIds ids, RunEnd end, String report) {
        String next = run.stop()
                .cause()
                .map(StopCause::continueWith)
                .orElseGet(() -> run.invocation().next(end.state(), run.input(), report + "/failed.csv"));
        return ledgers.runs()
                .find(ids.jobExecution())
                .orElseThrow()
                .ended(end.state().name(), Instant.now(), end.message(), next, report, run.instanceIds());
    }

    private RunEnd judge(RunIds ids) {
        InputRun.Prepared prepared = run.prepared();
        return RunEnd.of(
                run.stop().cause(),
                prepared == null ? null : prepared.result(),
                ledgers.queries().counts(ids.jobInstance()),
                run.progress().decided());
    }

    /**
     * The outcomes are safe whether the report can be written or not, so that it cannot is no failure of the run.
     *
     * @return the run with the place where its report is
     */
    private RunRecord write(RunRecord ended, RunEnd end) {
        String id = String.valueOf(ended.jobExecutionId());
        try {
            return deliver(ended, end, id);
        } catch (UncheckedIOException e) {
            log.debug("Writing the report failed", e);
            run.notReported("The report could not be written to %s: %s. Write it again with: report %s"
                    .formatted(reports, WriteFailure.explain(e), id));
        } catch (DataAccessException e) {
            log.debug("Writing the report failed", e);
            run.notReported("The report could not be written to %s (%s). Write it again with: report %s"
                    .formatted(reports, Failures.kind(e), id));
        }
        return ended;
    }

    private RunRecord deliver(RunRecord ended, RunEnd end, String id) {
        Delivery delivery;
        Summary summary = null;
        try {
            ReportFolder folder = reports.create(run.input().name(), id);
            summary = write(ended, folder);
            delivery = reports.deliver(folder, run.input().name(), id);
        } catch (UncheckedIOException e) {
            log.debug("Writing the report where it belongs failed", e);
            delivery = reports.keep(run.input().name(), id, e);
        }
        if (delivery.failure() != null) {
            return writtenHere(delivery, ended, end);
        }
        run.reported(Objects.requireNonNull(summary), delivery.location());
        return ended;
    }

    private Summary write(RunRecord ended, ReportFolder folder) {
        try {
            return reporter.write(ended, folder, run.prepared());
        } catch (InputException e) {
            run.notReported("failed.csv is not written, as its rows cannot be copied: " + e.getMessage());
            return reporter.write(ended, folder, null);
        }
    }

    /** The way to go on leads over the failed rows, which are not where they were expected to be. */
    private RunRecord writtenHere(Delivery delivery, RunRecord elsewhere, RunEnd end) {
        run.notReported(Objects.requireNonNull(delivery.failure()));
        RunRecord here =
                ended(new RunIds(elsewhere.jobInstanceId(), elsewhere.jobExecutionId()), end, delivery.location());
        run.reported(write(here, Objects.requireNonNull(delivery.folder())), delivery.location());
        return here;
    }
}
