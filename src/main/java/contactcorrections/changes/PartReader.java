package contactcorrections.changes;

import contactcorrections.run.Wording;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Finds the records of a part, one after another. */
final class PartReader {

    private static final int BUFFER_BYTES = 1 << 20;

    /** More than any row of an input comes to: a quote that got lost would join all records after it. */
    private static final int MOST_RECORD_BYTES = 64 << 20;

    private final PartFile file;
    private byte[] buffer = new byte[BUFFER_BYTES];
    private long offset;
    private int begin;
    private int end;
    /** Whether the line that was looked at last has its end. */
    private boolean terminated;

    private PartReader(PartFile file, long from) {
        this.file = file;
        this.offset = from;
    }

    /** Takes a record that was found. */
    @FunctionalInterface
    interface Records {
        void add(RecordBytes.Head head, long offset, int length);
    }

    /**
     * Reads a part whose writer may have been killed. What its last append left that is not whole is passed over: those rows were
     * never sent.
     *
     * @throws ChangeLogException if it cannot be read, or is not as it was written
     */
    static void readAppended(PartFile file, Records records) {
        read(file, 0, file.name(), true, records);
    }

    /**
     * Reads a part that is there as a whole or not at all.
     *
     * @param from where in the file it begins; it ends with the file
     * @param name of the part, as people are told it
     * @throws ChangeLogException if it cannot be read, or is not as it was written
     */
    static void readWhole(PartFile file, long from, String name, Records records) {
        read(file, from, name, false, records);
    }

    private static void read(PartFile file, long from, String name, boolean mayBeTorn, Records records) {
        try {
            PartReader reader = new PartReader(file, from);
            RecordBytes.Head head = reader.next(records);
            while (head != null) {
                head = reader.next(records);
            }
            long broken = reader.position();
            if (broken < file.size() && !(mayBeTorn && reader.isTorn())) {
                throw ChangeLogException.cannotRead(
                        name,
                        "the record at byte %s is not as it was written; put the file back as it was and run again"
                                .formatted(Wording.number(broken - from)),
                        null);
            }
        } catch (IOException e) {
            throw ChangeLogException.cannotRead(name, e);
        }
    }

    private long position() {
        return offset + begin;
    }

    /** Takes the next record; null at the end of the file, and at what is no whole record. */
    private RecordBytes.@Nullable Head next(Records records) throws IOException {
        int length = lineLength();
        RecordBytes.Head head = RecordBytes.head(buffer, begin, begin + length);
        if (head != null) {
            records.add(head, position(), length);
            begin += length;
        }
        return head;
    }

    /** Length of the line that begins here with its line feed, or of what there is of it. */
    private int lineLength() throws IOException {
        boolean quoted = false;
        int length = 0;
        terminated = false;
        do {
            while (begin + length < end) {
                byte each = buffer[begin + length++];
                quoted ^= each == '"';
                if (each == '\n' && !quoted) {
                    terminated = true;
                    return length;
                }
            }
        } while (length < MOST_RECORD_BYTES && fill());
        return length;
    }

    private boolean fill() throws IOException {
        System.arraycopy(buffer, begin, buffer, 0, end - begin);
        offset += begin;
        end -= begin;
        begin = 0;
        if (end == buffer.length) {
            buffer = Arrays.copyOf(buffer, 2 * buffer.length);
        }
        int read = file.read(offset + end, buffer, end);
        end += read;
        return read > 0;
    }

    /**
     * Whether what is broken may be of an append that was never durable: it breaks off, or has the zeros of a block that was not
     * written, and no later append says that it was durable before.
     */
    private boolean isTorn() throws IOException {
        long broken = position();
        int length = lineLength();
        return (!terminated || hasZero(length)) && !wasDurable(broken);
    }

    private boolean hasZero(int length) {
        for (int i = begin; i < begin + length; i++) {
            if (buffer[i] == 0) {
                return true;
            }
        }
        return false;
    }

    private boolean wasDurable(long broken) throws IOException {
        boolean[] was = new boolean[1];
        while (!was[0] && skipLine()) {
            RecordBytes.Head head;
            do {
                head = next((found, at, length) -> was[0] |= found.durable() > broken);
            } while (head != null);
        }
        return was[0];
    }

    private boolean skipLine() throws IOException {
        do {
            while (begin < end) {
                if (buffer[begin++] == '\n') {
                    return true;
                }
            }
        } while (fill());
        return false;
    }
}
