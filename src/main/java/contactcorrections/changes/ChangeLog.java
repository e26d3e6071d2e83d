package contactcorrections.changes;

import java.io.Closeable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The rows of an input and what each changes about its contact, kept where a killed process cannot lose it. Of a row that is
 * kept more than once, the first reading stands. For many threads.
 */
public final class ChangeLog implements Closeable {

    /** Rows that were added are written without being asked for once they take as many bytes. */
    private static final int MOST_ADDED_BYTES = 1 << 20;

    private final KeptRows kept;
    private final GroupCommit commit;
    private final Map<Long, ChangedRow> added = new LinkedHashMap<>();
    private final List<PartRecord> records = new ArrayList<>();
    private int addedBytes;
    /** Whether what was added could not be written, and is left to the next flush. */
    private boolean isFull;

    private ChangeLog(KeptRows kept, GroupCommit commit) {
        this.kept = kept;
        this.commit = commit;
    }

    /**
     * Reads what earlier processes kept, and keeps more under the name of this one.
     *
     * @param writer names this process among all that ever write to these parts: numbers that grow with time, hyphens between them,
     *     such as the id of the job execution
     * @throws ChangeLogException if what is there cannot be read
     */
    public static ChangeLog open(ChangeParts parts, String writer) {
        return open(parts, writer, part -> true);
    }

    /**
     * Reads and keeps the rows of one slot alone.
     *
     * @param writer as for {@link #open}; its second number is the slot's
     */
    public static ChangeLog ofSlot(ChangeParts parts, String writer, int slot) {
        return open(parts, writer, part -> part.isOfSlot(slot));
    }

    private static ChangeLog open(ChangeParts parts, String writer, Predicate<PartName> read) {
        KeptRows kept = new KeptRows();
        try {
            PartName next = PartName.after(parts.read(kept, read), writer);
            return new ChangeLog(kept, new GroupCommit(parts.writer(next, kept), kept, parts.linger()));
        } catch (RuntimeException | Error e) {
            kept.close();
            throw e;
        }
    }

    /**
     * Keeps a row; returns once it is durable. A row that is kept already stays as it is.
     *
     * @throws ChangeLogException if it may not be durable; it may be tried again
     */
    public void keep(ChangedRow row) {
        if (!kept.has(row.row())) {
            commit.write(List.of(PartRecord.of(row)));
        }
    }

    /** Keeps a row, perhaps not before {@link #flush} is called, which tells then if it cannot be kept; it is found at once. */
    public synchronized void add(ChangedRow row) {
        if (kept.has(row.row()) || added.putIfAbsent(row.row(), row) != null) {
            return;
        }
        PartRecord record = PartRecord.of(row);
        records.add(record);
        addedBytes += record.length();
        if (addedBytes >= MOST_ADDED_BYTES && !isFull) {
            tryToFlush();
        }
    }

    private void tryToFlush() {
        try {
            flush();
        } catch (ChangeLogException e) {
            isFull = true;
        }
    }

    /**
     * Returns once all rows that were added are durable.
     *
     * @throws ChangeLogException if they may not be; it may be tried again
     */
    public synchronized void flush() {
        if (!records.isEmpty()) {
            commit.write(records);
            records.clear();
            added.clear();
            addedBytes = 0;
            isFull = false;
        }
    }

    /** How many rows are durable. */
    public int rows() {
        return kept.size();
    }

    /** The first reading of a row, empty if there is none. */
    public Optional<ChangedRow> find(long row) {
        return findAdded(row).or(() -> kept.find(row));
    }

    private synchronized Optional<ChangedRow> findAdded(long row) {
        return Optional.ofNullable(added.get(row));
    }

    /** The rows of a contact, in the order of the input. */
    public List<ChangedRow> ofContact(String instanceId, String contactId) {
        Map<Long, ChangedRow> rows = new TreeMap<>();
        addAdded(instanceId, contactId, rows);
        kept.ofContact(instanceId, contactId).forEach(row -> rows.put(row.row(), row));
        return List.copyOf(rows.values());
    }

    private synchronized void addAdded(String instanceId, String contactId, Map<Long, ChangedRow> rows) {
        for (ChangedRow row : added.values()) {
            if (row.isOf(instanceId, contactId)) {
                rows.put(row.row(), row);
            }
        }
    }

    /** Hands on the rows that are durable, in the order of the input. */
    public void forEach(Consumer<ChangedRow> consumer) {
        kept.forEach(consumer);
    }

    /** Hands on the rows that are durable, the last of the input first. */
    public void forEachReversed(Consumer<ChangedRow> consumer) {
        kept.forEachReversed(consumer);
    }

    /** What was added and not flushed is lost. */
    @Override
    public void close() {
        commit.close();
        kept.close();
    }
}
