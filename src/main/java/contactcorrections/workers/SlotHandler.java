package contactcorrections.workers;

import contactcorrections.apply.Preparation;
import contactcorrections.history.RunStore;
import contactcorrections.run.Run;
import contactcorrections.workers.Participation.Part;
import contactcorrections.workload.ErrorBudget;
import contactcorrections.workload.RowsLeft;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.partition.PartitionHandler;
import org.springframework.batch.core.partition.StepExecutionSplitter;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Shares the rows of a run out: makes its slots known, takes part in it, and waits until all are done or the run is to stop.
 */
final class SlotHandler implements PartitionHandler {

    private static final Duration GLANCE = Duration.ofMillis(500);

    /** Workers that are told to stop wait for their open calls, and store what came of them. */
    private static final Duration LONGEST_FAREWELL = Duration.ofSeconds(15);

    private final Run run;
    private final RowsLeft left;
    private final ErrorBudget budget;
    private final Preparation preparation;
    private final SlotCount count;
    private final Step slotRows;
    private final Workplace workplace;
    private final RunStore runRecords;
    private final TransactionOperations transaction;

    SlotHandler(
            Run run,
            RowsLeft left,
            ErrorBudget budget,
            Preparation preparation,
            SlotCount count,
            Step slotRows,
            Workplace workplace,
            RunStore runRecords,
            TransactionOperations transaction) {
        this.run = run;
        this.left = left;
        this.budget = budget;
        this.preparation = preparation;
        this.count = count;
        this.slotRows = slotRows;
        this.workplace = workplace;
        this.runRecords = runRecords;
        this.transaction = transaction;
    }

    @Override
    public Collection<StepExecution> handle(StepExecutionSplitter splitter, StepExecution whole) throws Exception {
        preparation.prepareForOthers();
        var shared = new SharedRun(run.jobExecutionId(), run.jobInstanceId(), count.isHelped(), left.before());
        int slots = count.of(run.jobInstanceId(), left.before().decided() > 0).slots();
        Map<Integer, Long> steps = new HashMap<>();
        splitter.split(whole, slots).forEach(step -> steps.put(steps.size(), step.getId()));
        transaction.executeWithoutResult(status -> {
            workplace.runs().open(shared);
            workplace.slots().open(run.jobInstanceId(), run.jobExecutionId(), steps);
        });
        try (var part =
                new Participation(run, shared, budget, new Part(slotRows, false, SlotCount.THREADS), workplace)) {
            part.schedule(steps.values());
            part.start(cause -> true);
            while (workplace.slots().left(run.jobExecutionId()) > 0 && !part.awaitStop(GLANCE)) {
                // The slots are applied by threads of this process and by others.
            }
            part.leave();
            awaitOthers();
        } finally {
            end();
        }
        return stepExecutions(whole.getJobExecution().getId(), steps.values());
    }

    /** All processes are to know, whatever way this one came to its end. */
    private void end() {
        run.stop().cause().ifPresent(cause -> workplace.runs().stop(run.jobExecutionId(), cause));
        workplace.runs().end(run.jobExecutionId());
        SharedRunStore.Usage usage = workplace.runs().usage(run.jobExecutionId());
        transaction.executeWithoutResult(
                status -> runRecords.used(run.jobExecutionId(), usage.taken(), usage.allowed()));
        workplace.runs().instanceIds(run.jobExecutionId()).stream()
                .flatMap(ids -> List.of(ids.split(",", -1)).stream())
                .filter(id -> !id.isEmpty())
                .forEach(run.progress()::calls);
    }

    /** The report is not to be written while others still store what came of their last calls. */
    private void awaitOthers() throws InterruptedException {
        run.stop().cause().ifPresent(cause -> workplace.runs().stop(run.jobExecutionId(), cause));
        long until = System.nanoTime() + LONGEST_FAREWELL.toNanos();
        while (workplace.slots().owned(run.jobInstanceId()) > 0 && System.nanoTime() < until) {
            TimeUnit.MILLISECONDS.sleep(GLANCE.toMillis());
        }
    }

    private List<StepExecution> stepExecutions(long jobExecutionId, Collection<Long> steps) {
        JobExecution execution = Objects.requireNonNull(workplace.repository().getJobExecution(jobExecutionId));
        return execution.getStepExecutions().stream()
                .filter(step -> steps.contains(step.getId()))
                .toList();
    }
}
