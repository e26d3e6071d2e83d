package contactcorrections.history;

import contactcorrections.changes.ChangeLogException;
import contactcorrections.changes.ChangeParts;
import contactcorrections.repository.InputLock;
import contactcorrections.repository.InputLockedException;
import contactcorrections.repository.InputLocks;
import contactcorrections.s3.S3Access;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
    private final S3Access s3;

    public Purge(
            JobRepository jobRepository,
            InputStore inputs,
            InputLocks locks,
            TransactionOperations transaction,
            S3Access s3) {
        this.jobRepository = jobRepository;
        this.inputs = inputs;
        this.locks = locks;
        this.transaction = transaction;
        this.s3 = s3;
    }

    /**
     * What was removed.
     *
     * @param left where it is still kept what rows of removed inputs changed
     * @param failures why inputs were not removed, for the user
     */
    public record Purged(long inputs, long outcomes, List<String> left, List<String> failures) {

        public Purged {
            left = List.copyOf(left);
            failures = List.copyOf(failures);
        }
    }

    /**
     * Removes every input whose last run began before a moment, each in a transaction of its own, and before it what is kept of
     * its contacts: a process that is killed between leaves nothing there of which nobody knows.
     *
     * @param unfinished whether inputs that are not finished are removed too
     */
    public Purged olderThan(Instant moment, boolean unfinished) {
        long removed = 0;
        long outcomes = 0;
        List<String> left = new ArrayList<>();
        List<String> failures = new ArrayList<>();
        for (long jobInstanceId : inputs.lastRunBefore(moment, unfinished)) {
            Optional<InputLock> lock = lock(jobInstanceId);
            if (lock.isPresent()) {
                try {
                    Optional<String> changes = inputs.changesAt(jobInstanceId);
                    boolean areGone = changes.isEmpty()
                            || ChangeParts.at(changes.get(), s3).remove();
                    outcomes += remove(jobInstanceId);
                    removed++;
                    changes.filter(place -> !areGone).ifPresent(left::add);
                } catch (ChangeLogException e) {
                    failures.add(e.getMessage());
                } finally {
                    lock.get().close();
                }
            }
        }
        return new Purged(removed, outcomes, left, failures);
    }

    /** Empty while a process applies the input, which is then left alone. */
    private Optional<InputLock> lock(long jobInstanceId) {
        KnownInput input = inputs.find(jobInstanceId).orElseThrow();
        try {
            return Optional.of(locks.acquire(input.location(), input.purpose().lockKey(input.target()), why -> {}));
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
