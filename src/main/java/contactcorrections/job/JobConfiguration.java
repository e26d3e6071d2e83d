package contactcorrections.job;

import contactcorrections.apply.ApplyConfiguration;
import contactcorrections.apply.ErrorBudget;
import contactcorrections.apply.ErrorLimit;
import contactcorrections.apply.KeptChanges;
import contactcorrections.apply.PlanSettings;
import contactcorrections.apply.RowsLeft;
import contactcorrections.apply.UpdateContactWriter;
import contactcorrections.apply.UpdateWriter;
import contactcorrections.apply.Workload;
import contactcorrections.connect.ConnectAccess;
import contactcorrections.csv.CsvSettings;
import contactcorrections.history.InputStore;
import contactcorrections.history.Purge;
import contactcorrections.history.RunStore;
import contactcorrections.input.Input;
import contactcorrections.outcome.OutcomeQueries;
import contactcorrections.preflight.OpenedInput;
import contactcorrections.preflight.PreflightConfiguration;
import contactcorrections.preflight.Reading;
import contactcorrections.report.ReportConfiguration;
import contactcorrections.report.Reporter;
import contactcorrections.report.Summaries;
import contactcorrections.report.destination.ReportDestination;
import contactcorrections.repository.InputLocks;
import contactcorrections.repository.RepositoryRepair;
import contactcorrections.request.MappedRow;
import contactcorrections.request.RequestSettings;
import contactcorrections.row.Row;
import contactcorrections.run.Run;
import contactcorrections.s3.S3Access;
import contactcorrections.throttle.Operation;
import contactcorrections.throttle.ThrottleSettings;
import java.util.List;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.configuration.annotation.JobScope;
import org.springframework.batch.core.configuration.annotation.StepScope;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.flow.JobExecutionDecider;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.listener.JobExecutionListener;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.scope.context.JobSynchronizationManager;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepInterruptionPolicy;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.item.ItemProcessor;
import org.springframework.batch.infrastructure.item.ItemStreamReader;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Scope;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.interceptor.DefaultTransactionAttribute;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The job: preflight, apply, report. Rows are applied only after a preflight that has come to its end, and where some are
 * left; the report is written however the steps before it ended.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(JobSettings.class)
@Import({PreflightConfiguration.class, ApplyConfiguration.class, ReportConfiguration.class})
public class JobConfiguration {

    static final String JOB = "corrections";
    static final String PREFLIGHT = "preflight";
    static final String APPLY = "apply";
    static final String REPORT = "report";
    static final String PLAN = "plan";

    @Bean
    Job corrections(
            JobRepository repository,
            JobExecutionListener runRecorder,
            JobExecutionListener reportTrial,
            Step preflight,
            JobExecutionDecider applyDecider,
            Step apply,
            Step report) {
        return job(JOB, repository, List.of(runRecorder, reportTrial), preflight, applyDecider, apply, report);
    }

    @Bean
    Job plan(
            JobRepository repository,
            JobExecutionListener runRecorder,
            JobExecutionListener reportTrial,
            Step preflight,
            JobExecutionDecider applyDecider,
            Step planRows,
            Step report) {
        return job(PLAN, repository, List.of(runRecorder, reportTrial), preflight, applyDecider, planRows, report);
    }

    private static Job job(
            String name,
            JobRepository repository,
            List<JobExecutionListener> listeners,
            Step preflight,
            JobExecutionDecider applyDecider,
            Step rows,
            Step report) {
        var job = new JobBuilder(name, repository);
        listeners.forEach(job::listener);
        return job.start(preflight)
                .on(ExitStatus.COMPLETED.getExitCode())
                .to(applyDecider)
                .from(preflight)
                .on("*")
                .to(report)
                .from(applyDecider)
                .on(ApplyDecider.APPLY.getName())
                .to(rows)
                .from(applyDecider)
                .on("*")
                .to(report)
                .from(rows)
                .on("*")
                .to(report)
                .end()
                .build();
    }

    @Bean
    Step preflight(JobRepository repository, PlatformTransactionManager transactions, Tasklet preflightTasklet) {
        return step(PREFLIGHT, repository, transactions, preflightTasklet);
    }

    @Bean
    Step apply(
            JobRepository repository,
            PlatformTransactionManager transactions,
            ThrottleSettings quota,
            ItemStreamReader<Row> undecidedRows,
            ItemProcessor<Row, MappedRow> correctionMapping,
            UpdateWriter updates,
            StepInterruptionPolicy stopBetweenChunks) {
        int chunk = UpdateContactWriter.chunkSize(quota.allowed(Operation.UPDATE_CONTACT));
        return rows(
                APPLY, chunk, repository, transactions, undecidedRows, correctionMapping, updates, stopBetweenChunks);
    }

    @Bean
    Step planRows(
            JobRepository repository,
            PlatformTransactionManager transactions,
            ThrottleSettings quota,
            ItemStreamReader<Row> undecidedRows,
            ItemProcessor<Row, MappedRow> correctionMapping,
            UpdateWriter updates,
            StepInterruptionPolicy stopBetweenChunks) {
        int chunk = UpdateContactWriter.chunkSize(quota.allowed(Operation.DESCRIBE_CONTACT));
        return rows(
                PLAN, chunk, repository, transactions, undecidedRows, correctionMapping, updates, stopBetweenChunks);
    }

    private static Step rows(
            String name,
            int chunk,
            JobRepository repository,
            PlatformTransactionManager transactions,
            ItemStreamReader<Row> undecidedRows,
            ItemProcessor<Row, MappedRow> correctionMapping,
            UpdateWriter updates,
            StepInterruptionPolicy stopBetweenChunks) {
        return new StepBuilder(name, repository)
                .<Row, MappedRow>chunk(chunk)
                .transactionManager(transactions)
                .reader(undecidedRows)
                .processor(correctionMapping)
                .writer(updates)
                .listener(updates)
                .interruptionPolicy(stopBetweenChunks)
                .allowStartIfComplete(true)
                .build();
    }

    @Bean
    Step report(JobRepository repository, PlatformTransactionManager transactions, Tasklet reportTasklet) {
        return step(REPORT, repository, transactions, reportTasklet);
    }

    /** Its tasklet takes long and is outside of any transaction; what it stores is committed by itself. */
    private static Step step(
            String name, JobRepository repository, PlatformTransactionManager transactions, Tasklet tasklet) {
        return new StepBuilder(name, repository)
                .tasklet(tasklet, transactions)
                .transactionAttribute(new DefaultTransactionAttribute(TransactionDefinition.PROPAGATION_NOT_SUPPORTED))
                .allowStartIfComplete(true)
                .build();
    }

    @Bean
    @Scope("job")
    Launch launch(CorrectionsRunner runner) {
        return runner.launch();
    }

    @Bean
    @Scope("job")
    Run run(Launch launch) {
        return launch.run(JobSynchronizationManager.getContext().getJobExecution());
    }

    @Bean
    @Scope("job")
    Input input(Launch launch) {
        return launch.input();
    }

    @Bean
    @JobScope
    JobExecutionListener runRecorder(
            Run run,
            Launch launch,
            InputStore inputs,
            RunStore runs,
            TransactionOperations ownTransaction,
            ThrottleSettings quota) {
        return new RunRecorder(run, launch, inputs, runs, ownTransaction, quota);
    }

    @Bean
    @JobScope
    JobExecutionDecider applyDecider(
            Run run, Launch launch, RowsLeft left, ErrorBudget budget, ObjectProvider<Workload> workload) {
        return new ApplyDecider(run, left, budget, launch.observer(), workload::getObject);
    }

    /**
     * Ends a step at a chunk's boundary. It takes the place of the default one, which would end it for an interrupt flag
     * too.
     */
    @Bean
    @JobScope
    StepInterruptionPolicy stopBetweenChunks(Run run) {
        return step -> {
            if (run.stop().isRaised()) {
                throw new JobInterruptedException("The run is to stop");
            }
        };
    }

    @Bean
    @StepScope
    Tasklet reportTasklet(
            Run run,
            Launch launch,
            OpenedInput input,
            InputStore inputs,
            OutcomeQueries outcomes,
            RunStore runs,
            TransactionOperations ownTransaction,
            PlanSettings plan,
            Reporter reporter,
            ReportDestination reports) {
        var ending = new RunEnding(run, launch, inputs, outcomes, runs, ownTransaction, plan);
        return new ReportTasklet(run, launch, input, ending, reporter, reports);
    }

    @Bean
    ReportDestination reportDestination(JobSettings settings, S3Access s3) {
        return new ReportDestination(settings.reportTo(), s3);
    }

    /** Beside the report of the first run that keeps them. */
    @Bean
    @Scope("job")
    KeptChanges keptChanges(
            Run run, Input input, InputStore inputs, OutcomeQueries outcomes, ReportDestination reports, S3Access s3) {
        return new KeptChanges(
                inputs, outcomes, s3, () -> reports.absoluteLocation(input.name(), run.jobExecutionId() + "-changes"));
    }

    @Bean
    EarlierReport earlierReport(InputStore inputs, RunStore runs, Reporter reporter, S3Access s3) {
        return new EarlierReport(inputs, runs, reporter, s3);
    }

    @Bean
    ErrorLimit maxErrors(JobSettings settings) {
        return settings.maxErrors();
    }

    /** Commits on its own, whatever transaction is under way. */
    @Bean
    TransactionTemplate ownTransaction(PlatformTransactionManager transactions) {
        var template = new TransactionTemplate(transactions);
        template.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        return template;
    }

    @Bean
    CorrectionsRunner correctionsRunner(
            JobStarter starter,
            InputLocks locks,
            InputHistory history,
            ConnectAccess connect,
            RequestSettings requests,
            JobSettings settings,
            PlanSettings plan) {
        return new CorrectionsRunner(
                starter,
                locks,
                history,
                () -> connect.target(requests.instanceId()),
                settings.again(),
                plan.sample() == null);
    }

    @Bean
    JobStarter jobStarter(JobOperator operator, JobRepository repository, Job corrections, Job plan) {
        return new JobStarter(operator, new RepositoryRepair(repository), corrections, plan);
    }

    @Bean
    InputHistory inputHistory(
            InputStore inputs, RunStore runs, Summaries summaries, CsvSettings csv, RequestSettings requests) {
        return new InputHistory(inputs, runs, summaries, Reading.of(csv, requests));
    }

    @Bean
    Purge purge(
            JobRepository repository,
            InputStore inputs,
            InputLocks locks,
            PlatformTransactionManager transactions,
            S3Access s3) {
        return new Purge(repository, inputs, locks, new TransactionTemplate(transactions), s3);
    }
}
