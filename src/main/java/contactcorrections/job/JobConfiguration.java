package contactcorrections.job;

import contactcorrections.apply.ApplyConfiguration;
import contactcorrections.apply.Assignment;
import contactcorrections.apply.Assignment.Assignments;
import contactcorrections.apply.KeptChanges;
import contactcorrections.apply.UpdateContactWriter;
import contactcorrections.apply.UpdateWriter;
import contactcorrections.checkpoint.CheckpointStore;
import contactcorrections.history.InputStore;
import contactcorrections.history.Purge;
import contactcorrections.history.RunStore;
import contactcorrections.input.Input;
import contactcorrections.launch.CurrentLaunch;
import contactcorrections.launch.JobSettings;
import contactcorrections.launch.Launch;
import contactcorrections.launch.LaunchConfiguration;
import contactcorrections.outcome.OutcomeQueries;
import contactcorrections.preflight.OpenedInput;
import contactcorrections.preflight.PreflightConfiguration;
import contactcorrections.report.ReportConfiguration;
import contactcorrections.report.Reporter;
import contactcorrections.report.destination.ReportDestination;
import contactcorrections.repository.InputLocks;
import contactcorrections.request.MappedRow;
import contactcorrections.row.Row;
import contactcorrections.run.Run;
import contactcorrections.s3.S3Access;
import contactcorrections.slots.HeldSlots;
import contactcorrections.slots.SlotSplitter;
import contactcorrections.throttle.Operation;
import contactcorrections.throttle.ThrottleSettings;
import contactcorrections.workers.SlotCount;
import contactcorrections.workers.WorkersConfiguration;
import contactcorrections.workload.ErrorBudget;
import contactcorrections.workload.ErrorLimit;
import contactcorrections.workload.PlanSettings;
import contactcorrections.workload.RowsLeft;
import contactcorrections.workload.Workload;
import java.util.List;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.configuration.annotation.JobScope;
import org.springframework.batch.core.configuration.annotation.StepScope;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.flow.JobExecutionDecider;
import org.springframework.batch.core.listener.JobExecutionListener;
import org.springframework.batch.core.partition.PartitionHandler;
import org.springframework.batch.core.partition.PartitionStep;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.scope.context.JobSynchronizationManager;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepInterruptionPolicy;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.item.ItemProcessor;
import org.springframework.batch.infrastructure.item.ItemStreamReader;
import org.springframework.beans.factory.ObjectProvider;
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
@Import({
    BatchConfiguration.class,
    LaunchConfiguration.class,
    PreflightConfiguration.class,
    ApplyConfiguration.class,
    WorkersConfiguration.class,
    ReportConfiguration.class
})
public class JobConfiguration {

    static final String JOB = "corrections";
    static final String PREFLIGHT = "preflight";
    static final String APPLY = "apply";
    static final String REPORT = "report";
    static final String PLAN = "plan";
    static final String SLOTS = "slots";

    @Bean
    Job corrections(
            JobRepository repository,
            JobExecutionListener runRecorder,
            JobExecutionListener reportTrial,
            Step preflight,
            JobExecutionDecider applyDecider,
            Step apply,
            Step slots,
            Step report) {
        return job(JOB, repository, List.of(runRecorder, reportTrial), preflight, applyDecider, apply, slots, report);
    }

    @Bean
    Job plan(
            JobRepository repository,
            JobExecutionListener runRecorder,
            JobExecutionListener reportTrial,
            Step preflight,
            JobExecutionDecider applyDecider,
            Step planRows,
            Step slots,
            Step report) {
        return job(
                PLAN, repository, List.of(runRecorder, reportTrial), preflight, applyDecider, planRows, slots, report);
    }

    private static Job job(
            String name,
            JobRepository repository,
            List<JobExecutionListener> listeners,
            Step preflight,
            JobExecutionDecider applyDecider,
            Step rows,
            Step slots,
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
                .on(ApplyDecider.APPLY_SLOTS.getName())
                .to(slots)
                .from(applyDecider)
                .on("*")
                .to(report)
                .from(rows)
                .on("*")
                .to(report)
                .from(slots)
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
    Step apply(Rows rows, ThrottleSettings quota) {
        return rows.step(APPLY, UpdateContactWriter.chunkSize(quota.allowed(Operation.UPDATE_CONTACT)));
    }

    @Bean
    Step planRows(Rows rows, ThrottleSettings quota) {
        return rows.step(PLAN, UpdateContactWriter.chunkSize(quota.allowed(Operation.DESCRIBE_CONTACT)));
    }

    /** The rows of the input in slots, which other processes may help to apply. */
    @Bean
    Step slots(JobRepository repository, PartitionHandler slotHandler) throws Exception {
        var step = new PartitionStep(repository);
        step.setName(SLOTS);
        step.setStepExecutionSplitter(new SlotSplitter(repository));
        step.setPartitionHandler(slotHandler);
        step.setAllowStartIfComplete(true);
        step.afterPropertiesSet();
        return step;
    }

    /** The rows of one slot. */
    @Bean
    Step slotRows(Rows rows, ThrottleSettings quota) {
        return rows.step(SlotSplitter.STEP, UpdateContactWriter.slotChunkSize(quota.allowed(Operation.UPDATE_CONTACT)));
    }

    @Bean
    Rows rows(
            JobRepository repository,
            PlatformTransactionManager transactions,
            ItemStreamReader<Row> undecidedRows,
            ItemProcessor<Row, MappedRow> correctionMapping,
            UpdateWriter updates,
            StepInterruptionPolicy stopBetweenChunks) {
        return (name, chunk) -> new StepBuilder(name, repository)
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

    /** Makes a step that applies rows, chunk by chunk. */
    interface Rows {
        Step step(String name, int chunk);
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
    Launch launch(CurrentLaunch current) {
        return current.get();
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
            Run run,
            Launch launch,
            RowsLeft left,
            ErrorBudget budget,
            SlotCount slots,
            ObjectProvider<Workload> workload) {
        return new ApplyDecider(run, left, budget, slots, launch.observer(), workload::getObject);
    }

    @Bean
    @Scope("job")
    RowsLeft rowsLeft(Run run, Launch launch, InputStore inputs, OutcomeQueries outcomes) {
        return new RowsLeft(
                inputs.preflight(run.jobInstanceId()).orElseThrow(),
                launch.before().orElseGet(() -> outcomes.counts(run.jobInstanceId())));
    }

    /** A step applies all rows of the input, unless a slot was taken for it. */
    @Bean
    @Scope("job")
    Assignments assignments(Run run, CheckpointStore checkpoints, HeldSlots held) {
        return step -> held.assignment(step.getId())
                .orElseGet(() -> new Assignment(run, checkpoints.whole(run.jobInstanceId(), run.jobExecutionId())));
    }

    /**
     * Ends a step at a chunk's boundary. It takes the place of the default one, which would end it for an interrupt flag
     * too.
     */
    @Bean
    @StepScope
    StepInterruptionPolicy stopBetweenChunks(Assignment assignment) {
        return step -> {
            if (assignment.run().stop().isRaised()) {
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
    Purge purge(
            JobRepository repository,
            InputStore inputs,
            InputLocks locks,
            PlatformTransactionManager transactions,
            S3Access s3) {
        return new Purge(repository, inputs, locks, new TransactionTemplate(transactions), s3);
    }
}
