package contactcorrections.job;

import java.util.function.Function;
import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;

/**
 * A step that is put together when its turn comes, from what the steps before it found.
 *
 * @param name its name in the job repository
 * @param assembly makes the step
 */
record LateStep(String name, Function<StepExecution, Step> assembly) implements Step {

    @Override
    public String getName() {
        return name;
    }

    /** It knows from the outcomes what is left to do, not from how it ended the last time. */
    @Override
    public boolean isAllowStartIfComplete() {
        return true;
    }

    @Override
    public void execute(StepExecution execution) throws JobInterruptedException {
        assembly.apply(execution).execute(execution);
    }
}
