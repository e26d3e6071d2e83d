package contactcorrections.checkpoint;

import java.util.BitSet;

/** Rows by their numbers, a bit each: an earlier version of the program may have left a million of them. */
public final class RowNumbers {

    private final long above;
    private final BitSet rows = new BitSet();

    /** @param above all numbers are larger */
    public RowNumbers(long above) {
        this.above = above;
    }

    public void add(long row) {
        rows.set(Math.toIntExact(row - above));
    }

    public boolean contains(long row) {
        return row > above && row - above <= Integer.MAX_VALUE && rows.get((int) (row - above));
    }

    /** How many they are. */
    public int count() {
        return rows.cardinality();
    }
}
