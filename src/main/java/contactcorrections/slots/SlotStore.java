package contactcorrections.slots;

import contactcorrections.row.Slot;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Keeps the slots of inputs: who owns each, and how far it is. All times are the database's. */
public final class SlotStore {

    private final JdbcClient client;
    private final TransactionOperations transaction;
    private final UUID process;

    /**
     * Keeps them in PostgreSQL.
     *
     * @param transaction may do everything twice: a connection that breaks must not end a run
     * @param process this one
     */
    public SlotStore(JdbcClient client, TransactionOperations transaction, UUID process) {
        this.client = client;
        this.transaction = transaction;
        this.process = process;
    }

    /** How many slots an input has, 0 if it is applied as a whole. */
    public int count(long jobInstanceId) {
        return transaction.execute(
                status -> client.sql("select count(*) from correction_slot where job_instance_id = ?")
                        .param(jobInstanceId)
                        .query(Integer.class)
                        .single());
    }

    /**
     * Gives the slots of an input to a run. Whoever owns one of an earlier run does not any more; what it may still have
     * under way is remembered.
     *
     * @param steps the step execution of each slot, by the slot's number
     */
    public void open(long jobInstanceId, long jobExecutionId, Map<Integer, Long> steps) {
        steps.forEach((slot, step) -> client.sql("""
                        insert into correction_slot (job_instance_id, slot, job_execution_id, step_execution_id)
                        values (:instance, :slot, :run, :step)
                        on conflict (job_instance_id, slot) do update set job_execution_id = :run,
                          step_execution_id = :step, epoch = correction_slot.epoch + 1, done = false, decided = 0, failed = 0""")
                .param("instance", jobInstanceId)
                .param("slot", slot)
                .param("run", jobExecutionId)
                .param("step", step)
                .update());
    }

    /**
     * Takes a slot for this process.
     *
     * @return empty if it is done, or another run's
     */
    public Optional<SlotOwner> take(long step) {
        return transaction.execute(status -> client.sql("""
                        update correction_slot set owner = :process, epoch = epoch + 1, confirmed_at = clock_timestamp(),
                          free_at = case when owner is null then free_at
                            else greatest(free_at, confirmed_at + make_interval(secs => :wait)) end
                        where step_execution_id = :step and not done
                        returning slot, epoch,
                          (select count(*) from correction_slot all_slots
                            where all_slots.job_instance_id = correction_slot.job_instance_id) as slots,
                          greatest(0, coalesce(extract(epoch from free_at - clock_timestamp()), 0)) as wait""")
                .param("process", process)
                .param("wait", Lease.TAKE_OVER.toMillis() / 1e3)
                .param("step", step)
                .query((row, n) -> new SlotOwner(
                        new Slot(row.getInt("slot"), row.getInt("slots")),
                        step,
                        row.getLong("epoch"),
                        Duration.ofMillis((long) Math.ceil(row.getDouble("wait") * 1e3))))
                .optional());
    }

    /** Lets others take the slot at once: no call of this process is under way. */
    public void handBack(SlotOwner slot) {
        transaction.executeWithoutResult(status -> client.sql(
                        "update correction_slot set owner = null where step_execution_id = ? and epoch = ? and owner = ?")
                .params(slot.step(), slot.epoch(), process)
                .update());
    }

    /** Whether every row of the slot is decided, or the slot is another run's now. */
    public boolean isOver(long step) {
        return transaction.execute(status -> client.sql("select done from correction_slot where step_execution_id = ?")
                .param(step)
                .query(Boolean.class)
                .optional()
                .orElse(true));
    }

    /** Slots of a run that are not done. */
    public int left(long jobExecutionId) {
        return transaction.execute(
                status -> client.sql("select count(*) from correction_slot where job_execution_id = ? and not done")
                        .param(jobExecutionId)
                        .query(Integer.class)
                        .single());
    }

    /** Slots of an input whose owners have not handed them back and were there within a lease. */
    public int owned(long jobInstanceId) {
        return transaction.execute(status -> client.sql("""
                        select count(*) from correction_slot where job_instance_id = ? and owner is not null
                          and confirmed_at > clock_timestamp() - make_interval(secs => ?)""")
                .params(jobInstanceId, Lease.LENGTH.toMillis() / 1e3)
                .query(Integer.class)
                .single());
    }
}
