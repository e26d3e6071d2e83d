package contactcorrections.apply;

import contactcorrections.checkpoint.Portion;
import contactcorrections.run.Run;
import org.springframework.batch.core.step.StepExecution;

/**
 * What one step execution applies.
 *
 * @param run the run that it is part of, with the stop signal and the lease of these rows
 * @param portion the rows
 */
public record Assignment(Run run, Portion portion) {

    /** Tells what step executions apply. */
    @FunctionalInterface
    public interface Assignments {

        Assignment of(StepExecution step);
    }

    /** Whether these are all rows of the input. */
    boolean isWhole() {
        return portion.slot().isWhole();
    }
}
