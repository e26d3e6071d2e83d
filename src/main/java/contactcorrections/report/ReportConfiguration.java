package contactcorrections.report;

import contactcorrections.history.InputStore;
import contactcorrections.history.RunStore;
import contactcorrections.input.Input;
import contactcorrections.outcome.OutcomeQueries;
import contactcorrections.report.destination.ReportDestination;
import contactcorrections.run.Run;
import contactcorrections.s3.S3Access;
import org.springframework.batch.core.configuration.annotation.JobScope;
import org.springframework.batch.core.listener.JobExecutionListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What writes reports. */
@Configuration(proxyBeanMethods = false)
public class ReportConfiguration {

    @Bean
    @JobScope
    JobExecutionListener reportTrial(
            Run run, Input input, RunStore runs, Summaries summaries, ReportDestination reports) {
        return new ReportTrial(run, input, runs, summaries, reports);
    }

    @Bean
    Summaries summaries(InputStore inputs, OutcomeQueries outcomes, RunStore runs) {
        return new Summaries(inputs, outcomes, runs);
    }

    @Bean
    Reporter reporter(InputStore inputs, OutcomeQueries outcomes, Summaries summaries, S3Access s3) {
        return new Reporter(inputs, outcomes, summaries, s3);
    }

    @Bean
    S3Access s3Access() {
        return new S3Access();
    }
}
