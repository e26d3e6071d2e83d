package contactcorrections.job;

import contactcorrections.connect.StopCause;
import contactcorrections.report.ReportDestination;
import contactcorrections.report.SummaryJson;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.listener.JobExecutionListener;

/**
 * Ends a run whose report could not be written, before the first call: nobody would see in the morning what became of the
 * rows. It comes before the first step, as no transaction is open then.
 */
record ReportTrial(InputRun run, Ledgers ledgers, ReportDestination reports) implements JobExecutionListener {

    @Override
    public void beforeJob(JobExecution execution) {
        reports.trial(run.input().name(), String.valueOf(execution.getId()), () -> underWay(execution.getId()))
                .ifPresent(why -> run.stop()
                        .raise(new StopCause.CannotGoOn(
                                why + " It is tried before the first call: this run sent nothing.", true)));
    }

    private String underWay(long jobExecutionId) {
        return SummaryJson.of(new Summaries(ledgers)
                .underWay(ledgers.runs().find(jobExecutionId).orElseThrow()));
    }
}
