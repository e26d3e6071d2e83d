package contactcorrections.job;

import contactcorrections.launch.RunObserver;
import contactcorrections.run.Run;
import contactcorrections.run.Wording;
import contactcorrections.workers.SlotCount;
import contactcorrections.workload.ErrorBudget;
import contactcorrections.workload.RowsLeft;
import contactcorrections.workload.Workload;
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

    /** Rows are to be sent, those of each slot by themselves. */
    static final FlowExecutionStatus APPLY_SLOTS = new FlowExecutionStatus("APPLY_SLOTS");

    /** No row is to be sent. */
    static final FlowExecutionStatus NOTHING_TO_APPLY = new FlowExecutionStatus("NOTHING_TO_APPLY");

    private final Run run;
    private final RowsLeft left;
    private final ErrorBudget budget;
    private final SlotCount slots;
    private final RunObserver observer;
    private final Supplier<Workload> workload;

    /** @param workload is asked for where rows are to be sent */
    ApplyDecider(
            Run run,
            RowsLeft left,
            ErrorBudget budget,
            SlotCount slots,
            RunObserver observer,
            Supplier<Workload> workload) {
        this.run = run;
        this.left = left;
        this.budget = budget;
        this.slots = slots;
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
        SlotCount.Decided count = slots.of(run.jobInstanceId(), left.before().decided() > 0);
        if (count.isOther()) {
            observer.notice(
                    "The rows are not shared out as --slots says, but in %s: an input keeps what it was begun with, and more than 1 needs PostgreSQL."
                            .formatted(Wording.count(count.slots(), "slot")));
        }
        return count.slots() == 1 ? APPLY : APPLY_SLOTS;
    }
}
