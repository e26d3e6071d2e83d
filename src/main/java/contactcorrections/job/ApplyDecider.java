package contactcorrections.job;

import contactcorrections.apply.ErrorBudget;
import contactcorrections.apply.RowsLeft;
import contactcorrections.apply.Workload;
import contactcorrections.run.Run;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.flow.FlowExecutionStatus;
import org.springframework.batch.core.job.flow.JobExecutionDecider;
import org.springframework.batch.core.step.StepExecution;

/** Decides after the preflight whether rows are to be sent: not where none is left, and not where too many are invalid. */
final class ApplyDecider implements JobExecutionDecider {

    /** Rows are to be sent. */
    static final FlowExecutionStatus APPLY = new FlowExecutionStatus("APPLY");

    /** No row is to be sent. */
    static final FlowExecutionStatus NOTHING_TO_APPLY = new FlowExecutionStatus("NOTHING_TO_APPLY");

    private final Run run;
    private final RowsLeft left;
    private final ErrorBudget budget;
    private final RunObserver observer;
    private final Supplier<Workload> workload;

    /** @param workload is asked for where rows are to be sent */
    ApplyDecider(Run run, RowsLeft left, ErrorBudget budget, RunObserver observer, Supplier<Workload> workload) {
        this.run = run;
        this.left = left;
        this.budget = budget;
        this.observer = observer;
        this.workload = workload;
    }

    @Override
    public FlowExecutionStatus decide(JobExecution execution, @Nullable StepExecution preflight) {
        run.progress()
                .begin(
                        left.preflight().rows(),
                        left.before().decided(),
                        left.before().failed());
        if (left.undecided() > 0) {
            budget.check();
        }
        if (run.stop().isRaised() || left.undecided() == 0) {
            return NOTHING_TO_APPLY;
        }
        observer.aboutToApply(left.preflight(), left.toSend(), workload.get());
        return APPLY;
    }
}
