package contactcorrections.slots;

import com.github.kagkarlsson.scheduler.Clock;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.serializer.Serializer;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.SchedulableInstance;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import contactcorrections.row.Slot;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.LongPredicate;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands the slots of one run to this process as db-scheduler finds them free: those that nobody has begun a few at once, so
 * that the first process does not take all; and those that were handed back, or left behind by a process that does not tell
 * any more that it is there, at once, however many this process applies already. That verdict may be wrong; the slot's epoch
 * and lease see to it that nothing comes of it.
 */
public final class SlotScheduler implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(SlotScheduler.class);

    private static final Duration POLL = Duration.ofSeconds(1);

    /** A process that has missed four of them is dead; who takes over looks for such ones every other time. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(3);

    private static final int MISSED_HEARTBEATS = 4;

    /** This process may find a slot again that it hands back before it ends. */
    private static final Duration HAND_BACK = Duration.ofMillis(200);

    private final DataSource database;
    private final UUID process;
    private final Clock clock;
    private final LongPredicate apply;
    private final CustomTask<Void> fresh;
    private final CustomTask<Void> begun;
    private final List<Scheduler> schedulers;

    /**
     * Prepares to take slots.
     *
     * @param process this one
     * @param clock the same for all processes
     * @param slots how many slots that nobody has begun are applied at once
     * @param apply applies the slot of a step execution; returns whether it is over
     */
    public SlotScheduler(
            DataSource database, long jobExecutionId, UUID process, Clock clock, int slots, LongPredicate apply) {
        this.database = database;
        this.process = process;
        this.clock = clock;
        this.apply = apply;
        this.begun = task(taskNames(jobExecutionId).get(1));
        this.fresh = task(taskNames(jobExecutionId).get(0));
        this.schedulers = List.of(scheduler(fresh, slots), scheduler(begun, Slot.MOST));
    }

    /** Names of the tasks of one run, of slots that nobody has begun and of others: a process is given those of its run alone. */
    public static List<String> taskNames(long jobExecutionId) {
        return List.of("slot-of-run-" + jobExecutionId, "begun-slot-of-run-" + jobExecutionId);
    }

    private CustomTask<Void> task(String name) {
        return Tasks.custom(name, Void.class)
                .onDeadExecution((complete, operations) -> leaveToOthers(complete, operations, clock.now()))
                .execute((instance, context) -> completion(apply.test(Long.parseLong(instance.getId()))));
    }

    private Scheduler scheduler(CustomTask<Void> task, int threads) {
        return Scheduler.create(database, task)
                .tableName("correction_task")
                .schedulerName(process::toString)
                .serializer(new NoData())
                .clock(clock)
                .threads(threads)
                .pollingInterval(POLL)
                // It locks no task that is not its own, and fetches no more than its free threads take at once.
                .pollUsingFetchAndLockOnExecute(0.5, 1.0)
                .heartbeatInterval(HEARTBEAT)
                .missedHeartbeatsLimit(MISSED_HEARTBEATS)
                .build();
    }

    /** Makes the slots of step executions known to all processes of the run. */
    public void schedule(Collection<Long> steps) {
        Scheduler scheduler = schedulers.get(0);
        steps.forEach(step -> scheduler.scheduleIfNotExists(fresh.instance(String.valueOf(step)), clock.now()));
    }

    public void start() {
        schedulers.forEach(Scheduler::start);
    }

    /** No slot is taken from now on. */
    public void pause() {
        schedulers.forEach(Scheduler::pause);
    }

    private CompletionHandler<Void> completion(boolean over) {
        return (complete, operations) -> {
            try {
                if (over) {
                    operations.remove();
                } else {
                    leaveToOthers(complete, operations, clock.now().plus(HAND_BACK));
                }
            } catch (RuntimeException e) {
                // Somebody who took this process for dead has taken the task over.
                log.debug("The task of a slot is another process's", e);
            }
        };
    }

    /** From now on it is one of those that were begun. */
    private void leaveToOthers(ExecutionComplete complete, ExecutionOperations<Void> operations, Instant at) {
        var task = complete.getExecution().taskInstance;
        if (task.getTaskName().equals(begun.getName())) {
            operations.reschedule(complete, at);
        } else {
            operations.removeAndScheduleNew(SchedulableInstance.of(begun.instance(task.getId()), at));
        }
    }

    /** No slot may be under way: its threads would be interrupted. */
    @Override
    public void close() {
        schedulers.forEach(Scheduler::stop);
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
