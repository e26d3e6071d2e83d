package contactcorrections.checkpoint;

import contactcorrections.history.InputStore;
import contactcorrections.row.ReadPosition;
import contactcorrections.row.Slot;
import contactcorrections.row.SlotRows;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Derives from the outcomes of an input where the next run continues.
 *
 * <p>Rows are applied in order but for those that wait for a retry, and the others are never more than a few thousand
 * ahead of these: the outcomes of an input are its first rows without a gap, followed at most by a few thousand more.
 */
public final class CheckpointStore {

    private static final int PAGE = 1_000;

    private final JdbcClient client;
    private final InputStore inputs;
    private final SlotCheckpoints slots;

    public CheckpointStore(JdbcClient client) {
        this.client = client;
        this.inputs = new InputStore(client);
        this.slots = new SlotCheckpoints(client);
    }

    /** All rows of an input, as a run of it decides them. */
    public Portion whole(long jobInstanceId, long jobExecutionId) {
        return new Portion(
                jobInstanceId,
                jobExecutionId,
                Slot.WHOLE,
                new SlotRows(),
                new InputFence(client, inputs, jobInstanceId, jobExecutionId));
    }

    /** Where the portion stands. */
    public Checkpoint load(Portion portion) {
        long jobInstanceId = portion.jobInstanceId();
        long begunRow = portion.fence().begunRow();
        if (!portion.slot().isWhole()) {
            return slots.load(portion, begunRow, undecided(jobInstanceId));
        }
        long lastWithoutGap = lastRowWithoutGap(jobInstanceId);
        return new Checkpoint(
                positionAfter(jobInstanceId, lastWithoutGap),
                decidedBeyond(jobInstanceId, lastWithoutGap),
                undecided(jobInstanceId),
                begunRow);
    }

    /**
     * The last row of those that are decided without a gap. From the last decided row down, it is the first whose number
     * is the count of the rows up to it: what lies after a gap is no more than some thousand rows, so it is soon found.
     */
    private long lastRowWithoutGap(long jobInstanceId) {
        long rank = client.sql("select count(*) from correction_outcome where job_instance_id = ?")
                .param(jobInstanceId)
                .query(Long.class)
                .single();
        long below = Long.MAX_VALUE;
        while (rank > 0) {
            long above = rank - PAGE;
            for (long row : rowsBetween(jobInstanceId, above, below)) {
                if (row == rank) {
                    return row;
                }
                rank--;
            }
            below = above + 1;
        }
        return 0;
    }

    /** The last first. Bounded on both sides, as H2 reads and sorts all that it could return. */
    private List<Long> rowsBetween(long jobInstanceId, long above, long below) {
        return client.sql("""
                        select row_no from correction_outcome where job_instance_id = ? and row_no > ? and row_no < ?
                        order by row_no desc""")
                .params(jobInstanceId, above, below)
                .query((result, n) -> result.getLong(1))
                .list();
    }

    private @Nullable ReadPosition positionAfter(long jobInstanceId, long row) {
        Optional<ReadPosition> position = client.sql("""
                        select line + line_count, byte_offset + byte_length
                        from correction_outcome where job_instance_id = ? and row_no = ?""")
                .params(jobInstanceId, row)
                .query((result, n) -> new ReadPosition(row + 1, result.getLong(1), result.getLong(2)))
                .optional();
        return position.orElse(null);
    }

    /** In pages, as {@link #rowsBetween} is bounded. */
    private RowNumbers decidedBeyond(long jobInstanceId, long row) {
        var beyond = new RowNumbers(row);
        long last = client.sql("select coalesce(max(row_no), 0) from correction_outcome where job_instance_id = ?")
                .param(jobInstanceId)
                .query(Long.class)
                .single();
        for (long above = row; above < last; above += PAGE) {
            rowsBetween(jobInstanceId, above, above + PAGE + 1).forEach(beyond::add);
        }
        return beyond;
    }

    /** The rows that were sent without an answer and still have no outcome. */
    private Map<Long, Undecided> undecided(long jobInstanceId) {
        return client
                .sql("""
                        select u.row_no, u.attempts, u.throttled from correction_undecided u
                        where u.job_instance_id = :id and not exists (
                          select 1 from correction_outcome o where o.job_instance_id = :id and o.row_no = u.row_no)""")
                .param("id", jobInstanceId)
                .query((row, n) -> new Undecided(row.getLong(1), row.getInt(2), row.getInt(3)))
                .list()
                .stream()
                .collect(Collectors.toMap(Undecided::row, Function.identity()));
    }
}
