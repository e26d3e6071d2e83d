package contactcorrections.slots;

import contactcorrections.checkpoint.Fence;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The fence around the rows of one slot, which belong to the process that took it last. */
public record SlotFence(JdbcClient client, long jobInstanceId, int slot, long epoch, UUID owner) implements Fence {

    /** Whoever takes the slot over updates its record, and waits for this transaction. */
    @Override
    public boolean holds() {
        return client.sql("""
                        select 1 from correction_slot
                        where job_instance_id = ? and slot = ? and epoch = ? and owner = ? for no key update""")
                .params(jobInstanceId, slot, epoch, owner)
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    @Override
    public long begunRow() {
        return client.sql("select begun_row from correction_slot where job_instance_id = ? and slot = ?")
                .params(jobInstanceId, slot)
                .query(Long.class)
                .single();
    }

    @Override
    public void raiseBegunRow(long row) {
        update("begun_row = greatest(begun_row, ?)", row);
    }

    @Override
    public void setBegunRow(long row) {
        update("begun_row = ?", row);
    }

    @Override
    public void decided(int rows, int failed) {
        update("decided = decided + ?", rows);
        update("failed = failed + ?", failed);
    }

    @Override
    public void complete() {
        update("done = ?", true);
    }

    private void update(String column, Object setting) {
        client.sql("update correction_slot set " + column + " where job_instance_id = ? and slot = ?")
                .params(setting, jobInstanceId, slot)
                .update();
    }
}
