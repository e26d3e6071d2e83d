package contactcorrections.apply;

import contactcorrections.checkpoint.Checkpoint;
import contactcorrections.checkpoint.Portion;
import contactcorrections.request.CorrectionMapper;
import contactcorrections.row.Row;
import contactcorrections.row.Slot;
import java.util.function.Predicate;

/** Picks the rows of a portion that are not decided. */
record RowsToApply(Portion portion, Checkpoint checkpoint, CorrectionMapper mapper) implements Predicate<Row> {

    /** Is asked once for each row, in the order of the input: it numbers those of the slot. */
    @Override
    public boolean test(Row row) {
        long number = row.position().row();
        boolean isInSlot = isInSlot(row);
        boolean isLeft = isInSlot && !checkpoint.decidedBeyond().contains(number);
        if (isInSlot && !portion.slot().isWhole()) {
            portion.rows().read(number);
            if (!isLeft) {
                portion.rows().forget(number);
            }
        }
        return isLeft;
    }

    /** Whether the row is to be applied. */
    boolean isLeft(Row row) {
        return isInSlot(row)
                && !checkpoint.decidedBeyond().contains(row.position().row());
    }

    private boolean isInSlot(Row row) {
        Slot slot = portion.slot();
        if (slot.isWhole()) {
            return true;
        }
        String contact = mapper.contactId(row);
        return contact == null ? slot.holds(row.position().row()) : slot.holds(contact);
    }
}
