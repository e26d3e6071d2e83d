package contactcorrections.slots;

import java.util.LinkedHashSet;
import java.util.Set;
import org.springframework.batch.core.partition.StepExecutionSplitter;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;

/**
 * Makes a step execution for each slot. Spring Batch's own splitter refuses to while one of an earlier run is open, or leaves
 * out what an earlier run says is complete: here the stored outcomes alone tell what is left.
 */
public record SlotSplitter(JobRepository repository) implements StepExecutionSplitter {

    /** Name of the step, before the number of its slot. */
    public static final String STEP = "slot";

    @Override
    public String getStepName() {
        return STEP;
    }

    @Override
    public Set<StepExecution> split(StepExecution whole, int slots) {
        Set<StepExecution> steps = new LinkedHashSet<>();
        for (int slot = 0; slot < slots; slot++) {
            steps.add(repository.createStepExecution("%s-%s".formatted(STEP, slot), whole.getJobExecution()));
        }
        return steps;
    }
}
