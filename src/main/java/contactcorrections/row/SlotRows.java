package contactcorrections.row;

import java.util.HashMap;
import java.util.Map;

/**
 * The rows of one slot while they are read, numbered among themselves: what of a slot is decided without a gap is told by
 * these numbers, as its rows lie between those of other slots. Used by one thread.
 */
public final class SlotRows {

    private final Map<Long, Long> numbers = new HashMap<>();
    private long last;
    private boolean readToEnd;

    /** Begins to count: rows up to this number are decided and are not read again. */
    public void startAfter(long decided) {
        last = decided;
    }

    /** The next row of the slot has been read. */
    public void read(long row) {
        last++;
        numbers.put(row, last);
    }

    /** There are no more rows. */
    public void end() {
        readToEnd = true;
    }

    /** Whether the input was read to its end: a step may end without that. */
    public boolean isReadToEnd() {
        return readToEnd;
    }

    /** The number that a row has in the slot. */
    public long numberOf(long row) {
        Long number = numbers.get(row);
        if (number == null) {
            throw new IllegalStateException("Row %s was not read, or is decided".formatted(row));
        }
        return number;
    }

    /** The row is decided: nobody asks for its number any more. */
    public void forget(long row) {
        numbers.remove(row);
    }
}
