package contactcorrections.job;

import contactcorrections.input.Input;
import contactcorrections.outcome.InputLedger;
import contactcorrections.outcome.OutcomeQueries;
import contactcorrections.outcome.RunLog;
import contactcorrections.report.ReportDestination;
import contactcorrections.s3.S3Access;
import org.springframework.batch.core.configuration.annotation.JobScope;
import org.springframework.batch.core.configuration.annotation.StepScope;
import org.springframework.batch.core.listener.JobExecutionListener;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionOperations;

/** The report step, and reports of earlier runs. */
@Configuration(proxyBeanMethods = false)
class ReportConfiguration {

    @Bean
    @JobScope
    JobExecutionListener reportTrial(
            Run run, Input input, RunLog runs, Summaries summaries, ReportDestination reports) {
        return new ReportTrial(run, input, runs, summaries, reports);
    }

    @Bean
    @StepScope
    Tasklet reportTasklet(
            Run run,
            Launch launch,
            OpenedInput input,
            InputLedger inputs,
            OutcomeQueries outcomes,
            RunLog runs,
            TransactionOperations ownTransaction,
            Reporter reporter,
            ReportDestination reports) {
        var ending = new RunEnding(run, launch, inputs, outcomes, runs, ownTransaction);
        return new ReportTasklet(run, launch, input, ending, reporter, reports);
    }

    @Bean
    Summaries summaries(InputLedger inputs, OutcomeQueries outcomes, RunLog runs) {
        return new Summaries(inputs, outcomes, runs);
    }

    @Bean
    Reporter reporter(OutcomeQueries outcomes, Summaries summaries) {
        return new Reporter(outcomes, summaries);
    }

    @Bean
    ReportDestination reportDestination(JobSettings settings, S3Access s3) {
        return new ReportDestination(settings.reportTo(), s3);
    }

    @Bean
    EarlierReport earlierReport(InputLedger inputs, RunLog runs, Reporter reporter, S3Access s3) {
        return new EarlierReport(inputs, runs, reporter, s3);
    }

    @Bean
    S3Access s3Access() {
        return new S3Access();
    }
}
