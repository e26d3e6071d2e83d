package contactcorrections.changes;

import java.io.Closeable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The rows that are durable, to be read back from the files they are in. The first reading of a row stands. */
final class KeptRows implements Closeable {

    /** The bits of a place that tell where in its file it is; those above them tell which file. */
    private static final int OFFSET_BITS = 40;

    private final RowIndex index = new RowIndex();
    private final List<PartFile> files = new ArrayList<>();

    /** Adds a file with records, which is closed with this. */
    synchronized void add(PartFile file) {
        files.add(file);
    }

    synchronized void add(long row, int contact, PartFile file, long offset, int length) {
        int number = files.lastIndexOf(file);
        index.add(row, contact, ((long) number << OFFSET_BITS) | offset, length);
    }

    synchronized boolean has(long row) {
        return index.has(row);
    }

    synchronized int size() {
        return index.size();
    }

    Optional<ChangedRow> find(long row) {
        PartFile file;
        long place;
        int length;
        synchronized (this) {
            place = index.placeOf(row);
            if (place < 0) {
                return Optional.empty();
            }
            file = files.get((int) (place >>> OFFSET_BITS));
            length = index.lengthOf(row);
        }
        return Optional.of(read(file, place & ((1L << OFFSET_BITS) - 1), length));
    }

    private static ChangedRow read(PartFile file, long offset, int length) {
        return RecordBytes.row(file.read(offset, length))
                .orElseThrow(() -> ChangeLogException.cannotRead(
                        file.name(),
                        "it changed since it was written, or another version of this program wrote it;"
                                + " put it back as it was, or run that version",
                        null));
    }

    /** Those of one contact in ascending order. */
    List<ChangedRow> ofContact(String instanceId, String contactId) {
        List<ChangedRow> found = new ArrayList<>();
        for (long row : rowsOf(PartRecord.contact(instanceId, contactId))) {
            find(row).filter(each -> each.isOf(instanceId, contactId)).ifPresent(found::add);
        }
        return found;
    }

    void forEach(Consumer<ChangedRow> consumer) {
        for (long row : sorted()) {
            find(row).ifPresent(consumer);
        }
    }

    void forEachReversed(Consumer<ChangedRow> consumer) {
        long[] rows = sorted();
        for (int i = rows.length - 1; i >= 0; i--) {
            find(rows[i]).ifPresent(consumer);
        }
    }

    private synchronized long[] rowsOf(int contact) {
        return index.rowsOf(contact);
    }

    private synchronized long[] sorted() {
        return index.sorted();
    }

    @Override
    public synchronized void close() {
        for (PartFile file : files) {
            file.close();
        }
    }
}
