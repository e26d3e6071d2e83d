package contactcorrections.job;

import java.util.function.BiFunction;
import java.util.function.Function;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.listener.JobExecutionListener;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.interceptor.DefaultTransactionAttribute;

/**
 * The pipeline: preflight, apply, report. The report is written however the two before it ended.
 */
final class CorrectionsJob {

    static final String NAME = "corrections";

    private final JobRepository jobRepository;
    private final PlatformTransactionManager transactions;
    private final BiFunction<InputRun, RunObserver, RunRecorder> recorders;
    private final Function<InputRun, JobExecutionListener> trials;
    private final Function<InputRun, Tasklet> preflight;
    private final ApplyStep apply;
    private final Function<InputRun, Tasklet> report;

    CorrectionsJob(
            JobRepository jobRepository,
            PlatformTransactionManager transactions,
            BiFunction<InputRun, RunObserver, RunRecorder> recorders,
            Function<InputRun, JobExecutionListener> trials,
            Function<InputRun, Tasklet> preflight,
            ApplyStep apply,
            Function<InputRun, Tasklet> report) {
        this.jobRepository = jobRepository;
        this.transactions = transactions;
        this.recorders = recorders;
        this.trials = trials;
        this.preflight = preflight;
        this.apply = apply;
        this.report = report;
    }

    Job of(InputRun run, RunObserver observer) {
        Step preflightStep = step("preflight", preflight.apply(run));
        Step applyStep = new LateStep(ApplyStep.NAME, execution -> apply.assemble(run, observer, execution));
        Step reportStep = step("report", report.apply(run));
        return new JobBuilder(NAME, jobRepository)
                .listener(recorders.apply(run, observer))
                .listener(trials.apply(run))
                .start(preflightStep)
                .on("*")
                .to(applyStep)
                .from(applyStep)
                .on("*")
                .to(reportStep)
                .from(reportStep)
                .on("*")
                .end()
                .end()
                .build();
    }

    /** Its tasklet takes long and is outside of any transaction; what it stores is committed by itself. */
    private Step step(String name, Tasklet tasklet) {
        return new StepBuilder(name, jobRepository)
                .tasklet(tasklet, transactions)
                .transactionAttribute(new DefaultTransactionAttribute(TransactionDefinition.PROPAGATION_NOT_SUPPORTED))
                .allowStartIfComplete(true)
                .build();
    }
}
