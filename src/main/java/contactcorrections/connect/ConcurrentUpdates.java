package contactcorrections.connect;

import contactcorrections.request.Correction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends corrections side by side, those of one contact one after another in the order given.
 *
 * <p>A contact's corrections are one task of a pool with as many threads as calls may be open.
 */
public final class ConcurrentUpdates implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(ConcurrentUpdates.class);

    private static final Duration LONGEST_CALL = Duration.ofSeconds(25);

    private final Function<Correction, UpdateResult> updater;
    private final StopSignal stop;
    private final ExecutorService calls;

    /**
     * @param updater sends one correction
     * @param stop raised if sending fails for a reason that is no answer
     * @param maxInFlight calls open at once
     */
    public ConcurrentUpdates(Function<Correction, UpdateResult> updater, StopSignal stop, int maxInFlight) {
        this.updater = updater;
        this.stop = stop;
        this.calls = Executors.newFixedThreadPool(maxInFlight, callThreads());
    }

    /** A correction and what came of it. */
    public record Sent(Correction correction, UpdateResult result) {}

    /** Begins to send; the corrections of a contact must not be under way already. */
    public Batch send(Collection<Correction> corrections) {
        Map<Contact, List<Correction>> byContact = new LinkedHashMap<>();
        for (Correction correction : corrections) {
            byContact
                    .computeIfAbsent(Contact.of(correction), contact -> new ArrayList<>(1))
                    .add(correction);
        }
        var batch = new Batch(byContact.size());
        byContact.values().forEach(ofContact -> calls.execute(() -> sendInOrder(ofContact, batch)));
        return batch;
    }

    private void sendInOrder(List<Correction> ofContact, Batch batch) {
        try {
            for (Correction correction : ofContact) {
                batch.sent.add(new Sent(correction, send(correction)));
            }
        } catch (OutOfMemoryError e) {
            // What came of a row could not even be kept: none of its contact may pass it by.
            stop.raise(StopCause.CannotGoOn.OUT_OF_MEMORY);
        } finally {
            batch.contactsLeft.countDown();
        }
    }

    private UpdateResult send(Correction correction) {
        try {
            return updater.apply(correction);
        } catch (OutOfMemoryError e) {
            stop.raise(StopCause.CannotGoOn.OUT_OF_MEMORY);
            return UpdateResult.Undecided.MAYBE_SENT;
        } catch (RuntimeException | Error e) {
            stop.raise(new StopCause.CannotGoOn(
                    "Sending line %d failed for a reason of this program's own; --stacktrace shows it."
                            .formatted(correction.position().line())));
            log.debug("Sending line {} failed", correction.position().line(), e);
            return UpdateResult.Undecided.MAYBE_SENT;
        }
    }

    /** Waits for calls that are open, as long as one may take; after a stop, none that waits is started. */
    @Override
    public void close() {
        calls.shutdown();
        try {
            if (!calls.awaitTermination(LONGEST_CALL.toMillis(), TimeUnit.MILLISECONDS)) {
                log.debug("Calls are still open");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Corrections that are under way together. */
    public static final class Batch {

        private final Queue<Sent> sent = new ConcurrentLinkedQueue<>();
        private final CountDownLatch contactsLeft;

        private Batch(int contacts) {
            contactsLeft = new CountDownLatch(contacts);
        }

        /**
         * Waits until all are sent. An interrupt is passed over: a run is stopped by its signal, and calls that are open
         * are waited for even then.
         *
         * @return whether they are; false when the time was up first
         */
        public boolean await(Duration time) {
            try {
                return contactsLeft.await(time.toNanos(), TimeUnit.NANOSECONDS);
            } catch (InterruptedException e) {
                return contactsLeft.getCount() == 0;
            }
        }

        /** Takes the results that have come in since it was last asked. */
        public List<Sent> takeSent() {
            List<Sent> taken = new ArrayList<>();
            for (Sent next = sent.poll(); next != null; next = sent.poll()) {
                taken.add(next);
            }
            return taken;
        }
    }

    private record Contact(String instanceId, String contactId) {

        static Contact of(Correction correction) {
            return new Contact(correction.instanceId(), correction.contactId());
        }
    }

    private static ThreadFactory callThreads() {
        var number = new AtomicInteger();
        return task -> {
            var thread = new Thread(task, "call-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
