package contactcorrections.slots;

import com.github.kagkarlsson.scheduler.Clock;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.serializer.Serializer;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import java.util.Collection;
import java.util.UUID;
import java.util.function.LongPredicate;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands the slots of one run to this process, a few at once, as db-scheduler finds them free: not begun, handed back, or left
 * behind by a process that does not tell any more that it is there. That verdict may be wrong; the slot's epoch and lease see
 * to it that nothing comes of it.
 */
public final class SlotScheduler implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(SlotScheduler.class);

    private static final Duration POLL = Duration.ofSeconds(1);

    /** A process that has missed four of them is dead; who takes over looks for such ones every other time. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(3);

    private static final int MISSED_HEARTBEATS = 4;

    private final CustomTask<Void> task;
    private final Scheduler scheduler;
    private final Clock clock;

    /**
     * @param process this one
     * @param clock the same for all processes
     * @param slots how many slots are applied at once
     * @param apply applies the slot of a step execution; returns whether it is over
     */
    public SlotScheduler(
            DataSource database, long jobExecutionId, UUID process, Clock clock, int slots, LongPredicate apply) {
        this.clock = clock;
        task = Tasks.custom(taskName(jobExecutionId), Void.class)
                .onDeadExecutionRevive()
                .execute((instance, context) -> completion(apply.test(Long.parseLong(instance.getId()))));
        scheduler = Scheduler.create(database, task)
                .tableName("correction_task")
                .schedulerName(process::toString)
                .serializer(new NoData())
                .clock(clock)
                .threads(slots)
                .pollingInterval(POLL)
                .pollUsingLockAndFetch(0.99, 1.0)
                .heartbeatInterval(HEARTBEAT)
                .missedHeartbeatsLimit(MISSED_HEARTBEATS)
                .build();
    }

    /** Tasks of one run have one name, so that a process is given those of its run alone. */
    public static String taskName(long jobExecutionId) {
        return "slot-of-run-" + jobExecutionId;
    }

    /** Makes the slots of step executions known to all processes of the run. */
    public void schedule(Collection<Long> steps) {
        steps.forEach(step -> scheduler.scheduleIfNotExists(task.instance(String.valueOf(step)), clock.now()));
    }

    public void start() {
        scheduler.start();
    }

    /** No slot is taken from now on. */
    public void pause() {
        scheduler.pause();
    }

    private CompletionHandler<Void> completion(boolean over) {
        return (complete, operations) -> {
            try {
                if (over) {
                    operations.stop();
                } else {
                    handBack(complete, operations);
                }
            } catch (RuntimeException e) {
                // Somebody who took this process for dead has taken the task over.
                log.debug("The task of a slot is another process's", e);
            }
        };
    }

    /** For whoever comes first; not at once, as this process may find it again before it has ended. */
    private void handBack(ExecutionComplete complete, ExecutionOperations<Void> operations) {
        operations.reschedule(complete, clock.now().plusMillis(200));
    }

    /** No slot may be under way: its threads would be interrupted. */
    @Override
    public void close() {
        scheduler.stop();
    }

    /** Between processes go ids and states alone: a task that has data is refused, and so are Java's serialized objects. */
    private static final class NoData implements Serializer {

        @Override
        public byte[] serialize(@Nullable Object data) {
            require(data == null);
            return new byte[0];
        }

        @Override
        public <T> @Nullable T deserialize(Class<T> type, byte @Nullable [] data) {
            require(data == null || data.length == 0);
            return null;
        }

        private static void require(boolean isEmpty) {
            if (!isEmpty) {
                throw new IllegalStateException("A task of ours has no data");
            }
        }
    }
}
