package contactcorrections.workers;

import contactcorrections.apply.Assignment;
import contactcorrections.checkpoint.Portion;
import contactcorrections.repository.Confirmation;
import contactcorrections.row.SlotRows;
import contactcorrections.run.Run;
import contactcorrections.run.StopCause;
import contactcorrections.run.StopSignal;
import contactcorrections.slots.Lease;
import contactcorrections.slots.SlotFence;
import contactcorrections.slots.SlotOwner;
import contactcorrections.slots.SlotStore;
import java.util.Objects;
import java.util.concurrent.Phaser;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.batch.core.scope.context.JobSynchronizationManager;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;

/** Applies the rows of a slot in this process: takes it, executes its step, and hands it back. */
final class SlotWork {

    private static final Logger log = LoggerFactory.getLogger(SlotWork.class);

    private final Run run;
    private final Step step;
    private final Workplace workplace;
    private final SlotStore slots;
    private final Phaser underWay = new Phaser(1);

    /** @param step applies the rows of its step execution's slot */
    SlotWork(Run run, Step step, Workplace workplace) {
        this.run = run;
        this.step = step;
        this.workplace = workplace;
        this.slots = workplace.slots();
    }

    /** Returns whether the slot is over; false where it is left to whoever comes next. */
    boolean apply(long stepExecution) {
        underWay.register();
        try {
            if (run.stop().isRaised()) {
                return false;
            }
            Confirmation.Moment asked = Lease.now();
            slots.take(stepExecution).ifPresent(owner -> apply(owner, new Lease(asked, owner.delay())));
            return slots.isOver(stepExecution);
        } catch (RuntimeException e) {
            log.debug("A slot could not be applied", e);
            run.cannotGoOn(e);
            return false;
        } catch (OutOfMemoryError e) {
            run.stop().raise(StopCause.CannotGoOn.of(e));
            return false;
        } finally {
            underWay.arriveAndDeregister();
        }
    }

    private void apply(SlotOwner owner, Lease lease) {
        StopSignal stop = run.stop().ofPart();
        var fence = new SlotFence(
                workplace.client(), run.jobInstanceId(), owner.slot().number(), owner.epoch(), workplace.process());
        var portion = new Portion(run.jobInstanceId(), run.jobExecutionId(), owner.slot(), new SlotRows(), fence);
        workplace.held().add(owner, lease, new Assignment(run.part(stop, lease), portion));
        try {
            execute(owner.step());
        } catch (JobExecutionException e) {
            // Its rows without an outcome are found by whoever comes next.
            log.debug("The step of a slot failed", e);
        } finally {
            run.stop().leave(stop);
            workplace.held().remove(owner);
            slots.handBack(owner);
        }
    }

    private void execute(long stepExecution) throws JobExecutionException {
        JobExecution execution = Objects.requireNonNull(workplace.repository().getJobExecution(run.jobExecutionId()));
        StepExecution found = execution.getStepExecutions().stream()
                .filter(each -> each.getId() == stepExecution)
                .findFirst()
                .orElseThrow();
        JobSynchronizationManager.register(execution);
        try {
            step.execute(found);
        } finally {
            JobSynchronizationManager.close();
        }
    }

    /** Waits until no slot is under way any more. */
    void awaitEnd() {
        underWay.arriveAndAwaitAdvance();
    }
}
