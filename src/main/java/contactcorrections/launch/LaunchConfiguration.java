package contactcorrections.launch;

import contactcorrections.apply.Preparation;
import contactcorrections.connect.ConnectAccess;
import contactcorrections.connect.quota.CalledQuota;
import contactcorrections.csv.CsvSettings;
import contactcorrections.history.InputStore;
import contactcorrections.history.RunStore;
import contactcorrections.preflight.Reading;
import contactcorrections.report.Reporter;
import contactcorrections.report.Summaries;
import contactcorrections.repository.InputLocks;
import contactcorrections.repository.RepositoryRepair;
import contactcorrections.request.RequestSettings;
import contactcorrections.run.Run;
import contactcorrections.s3.S3Access;
import contactcorrections.throttle.Throttles;
import contactcorrections.workers.HelpedRuns;
import contactcorrections.workers.SlotDrain;
import contactcorrections.workload.ErrorBudget;
import contactcorrections.workload.PlanSettings;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/** What starts the jobs, and what is done about runs beside them. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(JobSettings.class)
public class LaunchConfiguration {

    @Bean
    CurrentLaunch currentLaunch() {
        return new CurrentLaunch();
    }

    @Bean
    CorrectionsRunner correctionsRunner(
            JobStarter starter,
            InputLocks locks,
            InputHistory history,
            ConnectAccess connect,
            RequestSettings requests,
            CurrentLaunch current,
            JobSettings settings,
            PlanSettings plan) {
        return new CorrectionsRunner(
                starter,
                locks,
                history,
                () -> connect.target(requests.instanceId()),
                current,
                settings.again(),
                plan.sample() == null);
    }

    @Bean
    JobStarter jobStarter(JobOperator operator, JobRepository repository, SlotDrain drain, Job corrections, Job plan) {
        return new JobStarter(operator, new RepositoryRepair(repository), drain, corrections, plan);
    }

    @Bean
    @Lazy
    WorkerRunner workerRunner(
            HelpedRuns runs,
            InputStore inputs,
            JobRepository repository,
            CurrentLaunch current,
            WorkerRunner.Calling calling,
            Step slotRows,
            WorkerRunner.OfRun ofRun) {
        return new WorkerRunner(runs, inputs, repository, current, calling, slotRows, ofRun);
    }

    @Bean
    @Lazy
    WorkerRunner.Calling calling(
            ConnectAccess connect, RequestSettings requests, CalledQuota quota, Throttles throttles) {
        return new WorkerRunner.Calling(connect, requests, quota, throttles);
    }

    @Bean
    @Lazy
    WorkerRunner.OfRun ofRun(
            ObjectProvider<Run> run, ObjectProvider<ErrorBudget> budget, ObjectProvider<Preparation> preparation) {
        return new WorkerRunner.OfRun(run, budget, preparation);
    }

    @Bean
    InputHistory inputHistory(
            InputStore inputs, RunStore runs, Summaries summaries, CsvSettings csv, RequestSettings requests) {
        return new InputHistory(inputs, runs, summaries, Reading.of(csv, requests));
    }

    @Bean
    EarlierReport earlierReport(InputStore inputs, RunStore runs, Reporter reporter, S3Access s3) {
        return new EarlierReport(inputs, runs, reporter, s3);
    }
}
