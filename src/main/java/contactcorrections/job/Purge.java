package contactcorrections.job;

import contactcorrections.outcome.InputLedger;
import java.time.Instant;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.transaction.support.TransactionOperations;

/** Removes inputs from the job repository, with their runs and outcomes. */
public final class Purge {

    private final JobRepository jobRepository;
    private final InputLedger inputs;
    private final TransactionOperations transaction;

    Purge(JobRepository jobRepository, InputLedger inputs, TransactionOperations transaction) {
        this.jobRepository = jobRepository;
        this.inputs = inputs;
        this.transaction = transaction;
    }

    /** What was removed. */
    public record Purged(long inputs, long outcomes) {}

    /**
     * Removes every input whose last run began before a moment, each in a transaction of its own.
     *
     * @param unfinished whether inputs that are not finished are removed too
     */
    public Purged olderThan(Instant moment, boolean unfinished) {
        long removed = 0;
        long outcomes = 0;
        for (long jobInstanceId : inputs.lastRunBefore(moment, unfinished)) {
            outcomes += remove(jobInstanceId);
            removed++;
        }
        return new Purged(removed, outcomes);
    }

    private long remove(long jobInstanceId) {
        Long outcomes = transaction.execute(status -> {
            long removed = inputs.remove(jobInstanceId);
            JobInstance instance = jobRepository.getJobInstance(jobInstanceId);
            if (instance != null) {
                jobRepository.deleteJobInstance(instance);
            }
            return removed;
        });
        return outcomes == null ? 0 : outcomes;
    }
}
