package contactcorrections.checkpoint;

import contactcorrections.row.ReadPosition;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Derives from the outcomes of a slot where it stands; the slot's own numbers tell where the first gap is. */
final class SlotCheckpoints {

    private static final int PAGE = 1_000;

    private final JdbcClient client;

    SlotCheckpoints(JdbcClient client) {
        this.client = client;
    }

    /** Where the slot stands; its rows are numbered from there on. */
    Checkpoint load(Portion portion, long begunRow, Map<Long, Undecided> undecided) {
        Last last = lastWithoutGap(portion);
        portion.rows().startAfter(last.slotRow());
        return new Checkpoint(last.next(), decidedBeyond(portion, last), undecided, begunRow);
    }

    /**
     * @param slotRow the row's number in the slot, 0 if the first row is not decided
     * @param row its number in the input
     * @param next where reading continues after it, null if it is to begin with the first row of the input
     */
    private record Last(long slotRow, long row, @Nullable ReadPosition next) {

        static final Last NONE = new Last(0, 0, null);
    }

    /**
     * From the last decided row down, it is the first whose number is the count of the rows up to it: what lies after a gap
     * is no more than some thousand rows.
     */
    private Last lastWithoutGap(Portion portion) {
        long rank = client.sql("select count(*) from correction_outcome where job_instance_id = ? and slot = ?")
                .params(portion.jobInstanceId(), portion.slot().number())
                .query(Long.class)
                .single();
        long below = Long.MAX_VALUE;
        while (rank > 0) {
            for (long slotRow : rowsBelow(portion, below)) {
                if (slotRow == rank) {
                    return last(portion, slotRow);
                }
                rank--;
                below = slotRow;
            }
        }
        return Last.NONE;
    }

    private List<Long> rowsBelow(Portion portion, long below) {
        return client.sql("""
                        select slot_row from correction_outcome where job_instance_id = ? and slot = ? and slot_row < ?
                        order by slot_row desc fetch first ? rows only""")
                .params(portion.jobInstanceId(), portion.slot().number(), below, PAGE)
                .query((row, n) -> row.getLong(1))
                .list();
    }

    private Last last(Portion portion, long slotRow) {
        return client.sql("""
                        select row_no, line + line_count, byte_offset + byte_length from correction_outcome
                        where job_instance_id = ? and slot = ? and slot_row = ?""")
                .params(portion.jobInstanceId(), portion.slot().number(), slotRow)
                .query((row, n) -> new Last(
                        slotRow, row.getLong(1), new ReadPosition(row.getLong(1) + 1, row.getLong(2), row.getLong(3))))
                .single();
    }

    private RowNumbers decidedBeyond(Portion portion, Last last) {
        var beyond = new RowNumbers(last.row());
        client.sql("""
                        select row_no from correction_outcome
                        where job_instance_id = ? and slot = ? and slot_row > ?""")
                .params(portion.jobInstanceId(), portion.slot().number(), last.slotRow())
                .query((row, n) -> row.getLong(1))
                .list()
                .forEach(beyond::add);
        return beyond;
    }
}
