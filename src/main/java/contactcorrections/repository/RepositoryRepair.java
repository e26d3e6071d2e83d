package contactcorrections.repository;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;

/**
 * Makes a job instance startable again whatever way its last run ended. Nobody else is running it: the caller holds the
 * input's lock.
 *
 * <p>Spring Batch refuses to start over a run that was killed (STARTED), and its {@code recover} refuses one whose commit
 * failed (UNKNOWN), and passes over a step that failed in a flow that went on to the report (ABANDONED). Nothing is lost by calling both failed, as no decision of ours rests on what a step says of itself.
 */
public final class RepositoryRepair {

    private final JobRepository jobRepository;

    public RepositoryRepair(JobRepository jobRepository) {
        this.jobRepository = jobRepository;
    }

    /**
     * Repairs what the runs of a job instance have left, if there is one.
     *
     * @param before is done with its number before that
     */
    public void repair(String jobName, JobParameters parameters, LongConsumer before) {
        JobInstance instance = jobRepository.getJobInstance(jobName, parameters);
        if (instance == null) {
            return;
        }
        before.accept(instance.getId());
        var executions = jobRepository.getJobExecutions(instance);
        if (executions.isEmpty()) {
            // Killed between the two inserts of a first start.
            jobRepository.deleteJobInstance(instance);
        }
        executions.forEach(this::end);
    }

    private void end(JobExecution execution) {
        for (StepExecution step : execution.getStepExecutions()) {
            if (isOpen(step.getStatus(), step.getEndTime())) {
                step.setStatus(BatchStatus.FAILED);
                step.setEndTime(LocalDateTime.now(ZoneId.systemDefault()));
                jobRepository.update(step);
            }
        }
        if (isOpen(execution.getStatus(), execution.getEndTime())) {
            execution.setStatus(BatchStatus.FAILED);
            execution.setEndTime(LocalDateTime.now(ZoneId.systemDefault()));
            jobRepository.update(execution);
        }
    }

    private static boolean isOpen(BatchStatus status, @Nullable LocalDateTime endTime) {
        return status.isRunning()
                || status == BatchStatus.UNKNOWN
                || status == BatchStatus.ABANDONED
                || endTime == null;
    }
}
