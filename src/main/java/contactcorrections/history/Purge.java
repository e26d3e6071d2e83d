package contactcorrections.history;

import contactcorrections.repository.InputLock;
import contactcorrections.repository.InputLockedException;
import contactcorrections.repository.InputLocks;
import java.time.Instant;
import java.util.Optional;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.transaction.support.TransactionOperations;

/** Removes inputs from the job repository, with their runs and outcomes. */
public final class Purge {

    private final JobRepository jobRepository;
    private final InputStore inputs;
    private final InputLocks locks;
    private final TransactionOperations transaction;

    public Purge(JobRepository jobRepository, InputStore inputs, InputLocks locks, TransactionOperations transaction) {
        this.jobRepository = jobRepository;
        this.inputs = inputs;
        this.locks = locks;
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
            Optional<InputLock> lock = lock(jobInstanceId);
            if (lock.isPresent()) {
                try {
                    outcomes += remove(jobInstanceId);
                    removed++;
                } finally {
                    lock.get().close();
                }
            }
        }
        return new Purged(removed, outcomes);
    }

    /** Empty while a process applies the input, which is then left alone. */
    private Optional<InputLock> lock(long jobInstanceId) {
        KnownInput input = inputs.find(jobInstanceId).orElseThrow();
        try {
            return Optional.of(locks.acquire(input.location(), input.target().key(), why -> {}));
        } catch (InputLockedException e) {
            return Optional.empty();
        }
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
