package contactcorrections.changes;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Where the records of rows are, by row and by contact, in arrays of numbers: there may be millions. Not for several threads. */
final class RowIndex {

    private static final int NONE = -1;

    private int size;
    private long[] rows = new long[1 << 10];
    private long[] places = new long[rows.length];
    private int[] lengths = new int[rows.length];
    private int[] contacts = new int[rows.length];

    /** By the hash, the latest entry that has it; from each entry, the one before it. */
    private int[] rowHeads = heads(rows.length);

    private int[] rowLinks = new int[rows.length];
    private int[] contactHeads = heads(rows.length);
    private int[] contactLinks = new int[rows.length];

    int size() {
        return size;
    }

    /** Adds a record, unless there is one of its row. */
    void add(long row, int contact, long place, int length) {
        if (entryOf(row) != NONE) {
            return;
        }
        if (size == rows.length) {
            grow();
        }
        rows[size] = row;
        contacts[size] = contact;
        places[size] = place;
        lengths[size] = length;
        link(size++);
    }

    boolean has(long row) {
        return entryOf(row) != NONE;
    }

    /** The place of a row's record, negative if there is none. */
    long placeOf(long row) {
        int entry = entryOf(row);
        return entry == NONE ? NONE : places[entry];
    }

    /** The length of the record of a row that has one. */
    int lengthOf(long row) {
        return lengths[entryOf(row)];
    }

    /** The rows whose contacts have this hash, in ascending order. */
    long[] rowsOf(int contact) {
        return IntStream.iterate(contactHeads[slot(contact)], entry -> entry != NONE, entry -> contactLinks[entry])
                .filter(entry -> contacts[entry] == contact)
                .mapToLong(entry -> rows[entry])
                .sorted()
                .toArray();
    }

    /** All rows in ascending order. */
    long[] sorted() {
        long[] sorted = Arrays.copyOf(rows, size);
        Arrays.sort(sorted);
        return sorted;
    }

    private int entryOf(long row) {
        int entry = rowHeads[slot(Long.hashCode(row))];
        while (entry != NONE && rows[entry] != row) {
            entry = rowLinks[entry];
        }
        return entry;
    }

    private void link(int entry) {
        int row = slot(Long.hashCode(rows[entry]));
        rowLinks[entry] = rowHeads[row];
        rowHeads[row] = entry;
        int contact = slot(contacts[entry]);
        contactLinks[entry] = contactHeads[contact];
        contactHeads[contact] = entry;
    }

    /** The length of the arrays is a power of two. */
    private int slot(int hash) {
        return (hash ^ (hash >>> 16)) & (rows.length - 1);
    }

    private void grow() {
        int length = 2 * rows.length;
        rows = Arrays.copyOf(rows, length);
        places = Arrays.copyOf(places, length);
        lengths = Arrays.copyOf(lengths, length);
        contacts = Arrays.copyOf(contacts, length);
        rowLinks = new int[length];
        contactLinks = new int[length];
        rowHeads = heads(length);
        contactHeads = heads(length);
        for (int entry = 0; entry < size; entry++) {
            link(entry);
        }
    }

    private static int[] heads(int length) {
        int[] heads = new int[length];
        Arrays.fill(heads, NONE);
        return heads;
    }
}
