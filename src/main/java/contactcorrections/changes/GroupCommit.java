package contactcorrections.changes;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets many threads write at once: records that come while a write is under way go into the next one together. The thread whose
 * records are the first of a batch writes the batch.
 */
final class GroupCommit implements AutoCloseable {

    /** A batch waits no longer that has as many bytes, or records of as many threads. */
    private static final int ENOUGH_BYTES = 1 << 20;

    private static final int ENOUGH_CALLERS = 16;

    private final ChangeParts.Writer writer;
    private final KeptRows kept;
    private final Duration linger;
    private final ReentrantLock writing = new ReentrantLock();
    private Batch open = new Batch();
    private boolean inCompany;

    /** @param linger how long a batch waits for other threads, if the last one was not of one thread alone */
    GroupCommit(ChangeParts.Writer writer, KeptRows kept, Duration linger) {
        this.writer = writer;
        this.kept = kept;
        this.linger = linger;
    }

    /** Records that are written together, and the threads that wait for it. */
    private static final class Batch {

        private final List<PartRecord> records = new ArrayList<>();
        private final CountDownLatch enough = new CountDownLatch(1);
        private final CompletableFuture<Void> durable = new CompletableFuture<>();
        private int bytes;
        private int callers;

        void add(List<PartRecord> more) {
            records.addAll(more);
            more.forEach(record -> bytes += record.length());
            callers++;
            if (bytes >= ENOUGH_BYTES || callers >= ENOUGH_CALLERS) {
                enough.countDown();
            }
        }

        /** An interrupt is left for those who wait for one. */
        void await(Duration linger) {
            try {
                enough.await(linger.toNanos(), TimeUnit.NANOSECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /**
     * Returns once the records are durable and can be read back.
     *
     * @throws ChangeLogException if they may not be durable
     */
    void write(List<PartRecord> records) {
        Batch batch;
        boolean isFirst;
        synchronized (this) {
            batch = open;
            isFirst = batch.callers == 0;
            batch.add(records);
            if (batch.bytes >= ENOUGH_BYTES) {
                open = new Batch();
            }
        }
        if (isFirst) {
            lead(batch);
        }
        await(batch);
    }

    private void lead(Batch batch) {
        writing.lock();
        try {
            if (inCompany && !linger.isZero()) {
                batch.await(linger);
            }
            close(batch);
            inCompany = batch.callers > 1;
            write(batch);
            batch.durable.complete(null);
        } catch (Throwable e) {
            batch.durable.completeExceptionally(e);
        } finally {
            writing.unlock();
        }
    }

    private synchronized void close(Batch batch) {
        if (open == batch) {
            open = new Batch();
        }
    }

    private void write(Batch batch) {
        ChangeParts.Place place = writer.write(batch.records);
        long offset = place.offset();
        for (PartRecord record : batch.records) {
            kept.add(record.row(), record.contact(), place.file(), offset, record.length());
            offset += record.length();
        }
    }

    private static void await(Batch batch) {
        try {
            batch.durable.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof ChangeLogException failure ? failure.again() : e;
        }
    }

    @Override
    public void close() {
        writer.close();
    }
}
