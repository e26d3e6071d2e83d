package contactcorrections.report;

import contactcorrections.history.RunStore;
import contactcorrections.input.Input;
import contactcorrections.report.destination.ReportDestination;
import contactcorrections.run.Run;
import contactcorrections.run.StopCause;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.listener.JobExecutionListener;

/**
 * Ends a run whose report could not be written, before the first call: nobody would see in the morning what became of the
 * rows. It comes before the first step, as no transaction is open then.
 */
record ReportTrial(Run run, Input input, RunStore runs, Summaries summaries, ReportDestination reports)
        implements JobExecutionListener {

    @Override
    public void beforeJob(JobExecution execution) {
        reports.trial(input.name(), String.valueOf(run.jobExecutionId()), this::underWay)
                .ifPresent(why -> run.stop()
                        .raise(new StopCause.CannotGoOn(
                                why + " It is tried before the first call: this run sent nothing.", true)));
    }

    private String underWay() {
        return SummaryJson.of(summaries.underWay(runs.find(run.jobExecutionId()).orElseThrow()));
    }
}
