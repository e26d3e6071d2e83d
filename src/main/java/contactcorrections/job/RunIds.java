package contactcorrections.job;

import org.springframework.batch.core.job.JobExecution;

/** The keys that a run is recorded under. */
record RunIds(long jobInstance, long jobExecution) {

    static RunIds of(JobExecution execution) {
        return new RunIds(execution.getJobInstanceId(), execution.getId());
    }
}
