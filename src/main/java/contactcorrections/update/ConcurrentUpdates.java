package contactcorrections.update;

import contactcorrections.connect.UpdateResult;
import contactcorrections.request.Correction;
import contactcorrections.run.Sleeper;
import contactcorrections.run.StopCause;
import contactcorrections.run.StopSignal;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends corrections side by side, those of one contact one after another in the order given.
 *
 * <p>A contact's corrections are one task of a pool with as many threads as calls may be open. More may be given while
 * earlier ones wait for a retry, so that one slow row does not hold up all others.
 */
public final class ConcurrentUpdates implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(ConcurrentUpdates.class);

    private static final Duration LONGEST_CALL = Duration.ofSeconds(25);

    private final Updater updater;
    private final StopSignal stop;
    private final CallThreads calls;
    private final boolean ownsThreads;
    private final Queue<Sent> sent = new ConcurrentLinkedQueue<>();

    private final Object lock = new Object();
    private final Map<Contact, ContactTask> tasks = new HashMap<>();
    private int tasksOpen;
    private int tasksRetrying;
    private int correctionsOpen;

    /**
     * Sends by threads of its own.
     *
     * @param updater sends one correction
     * @param stop raised if sending fails for a reason that is no answer; wakes whoever waits for a retry
     * @param maxInFlight calls open at once
     * @throws OutOfMemoryError if not all threads can be created
     */
    public ConcurrentUpdates(Updater updater, StopSignal stop, int maxInFlight) {
        this(updater, stop, new CallThreads(maxInFlight), true);
    }

    /**
     * Sends by threads that it shares.
     *
     * @throws OutOfMemoryError if not all threads can be created
     */
    public ConcurrentUpdates(Updater updater, StopSignal stop, CallThreads shared) {
        this(updater, stop, shared, false);
    }

    ConcurrentUpdates(Updater updater, StopSignal stop, int maxInFlight, ThreadFactory threads) {
        this(updater, stop, new CallThreads(maxInFlight, threads), true);
    }

    private ConcurrentUpdates(Updater updater, StopSignal stop, CallThreads calls, boolean ownsThreads) {
        this.updater = updater;
        this.stop = stop;
        this.calls = calls;
        this.ownsThreads = ownsThreads;
        calls.start();
    }

    /** Sends one correction. */
    @FunctionalInterface
    public interface Updater {

        /**
         * Blocks until the correction's fate is known.
         *
         * @param backOff how to wait before a retry
         */
        UpdateResult update(Correction correction, Sleeper backOff);
    }

    /** A correction and what came of it. */
    public record Sent(Correction correction, UpdateResult result) {}

    /** Begins to send; each correction comes after those of its contact that are still under way. */
    public void send(Collection<Correction> corrections) {
        List<ContactTask> begun = new ArrayList<>();
        synchronized (lock) {
            for (Correction correction : corrections) {
                ContactTask task = tasks.computeIfAbsent(Contact.of(correction), contact -> {
                    var first = new ContactTask(contact);
                    begun.add(first);
                    return first;
                });
                task.waiting.add(correction);
            }
            tasksOpen += begun.size();
            correctionsOpen += corrections.size();
        }
        begun.forEach(this::execute);
    }

    /** A task that finds no thread ends here: nothing is sent any more after the stop, and nobody waits for it. */
    private void execute(ContactTask task) {
        try {
            calls.execute(task);
        } catch (OutOfMemoryError e) {
            stop.raise(StopCause.CannotGoOn.of(e));
            task.run();
        }
    }

    /**
     * Waits until all that is under way waits for a retry, and is no more than so many corrections. An interrupt is passed
     * over: a run is stopped by its signal, and calls that are open are waited for even then.
     *
     * @param mostUnderWay how many corrections may still be under way, 0 to wait for all
     * @return whether it is so; false when the time was up first
     */
    public boolean await(int mostUnderWay, Duration time) {
        long until = System.nanoTime() + time.toNanos();
        synchronized (lock) {
            while (tasksRetrying < tasksOpen || (correctionsOpen > mostUnderWay && tasksOpen > 0)) {
                long left = until - System.nanoTime();
                if (left <= 0) {
                    return false;
                }
                try {
                    TimeUnit.NANOSECONDS.timedWait(lock, left);
                } catch (InterruptedException e) {
                    log.debug("An interrupt is passed over");
                }
            }
        }
        return true;
    }

    /** Takes the results that have come in since it was last asked. */
    public List<Sent> takeSent() {
        List<Sent> taken = new ArrayList<>();
        for (Sent next = sent.poll(); next != null; next = sent.poll()) {
            taken.add(next);
        }
        return taken;
    }

    /** Waits for calls that are open, as long as one may take; after a stop, none that waits is started. */
    @Override
    public void close() {
        if (!await(0, LONGEST_CALL)) {
            log.debug("Calls are still open");
        }
        if (ownsThreads) {
            calls.close();
        }
    }

    private UpdateResult send(Correction correction, Sleeper backOff) {
        try {
            return updater.update(correction, backOff);
        } catch (OutOfMemoryError e) {
            stop.raise(StopCause.CannotGoOn.of(e));
            return UpdateResult.Undecided.MAYBE_SENT;
        } catch (RuntimeException | Error e) {
            stop.raise(new StopCause.CannotGoOn(
                    "Sending line %s failed for a reason of this program's own; --stacktrace shows it."
                            .formatted(correction.position().line())));
            log.debug("Sending line {} failed", correction.position().line(), e);
            return UpdateResult.Undecided.MAYBE_SENT;
        }
    }

    private record Contact(String instanceId, String contactId) {

        static Contact of(Correction correction) {
            return new Contact(correction.instanceId(), correction.contactId());
        }
    }

    /** The corrections of one contact that are under way. All it keeps is guarded by the lock. */
    private final class ContactTask implements Runnable {

        private final Contact contact;
        private final Queue<Correction> waiting = new ArrayDeque<>(1);
        private boolean retrying;

        ContactTask(Contact contact) {
            this.contact = contact;
        }

        @Override
        public void run() {
            try {
                for (Correction next = next(); next != null; next = next()) {
                    UpdateResult result = send(next, this::backOff);
                    // First, so that whoever has the result finds that no retry is under way; the task is open until it
                    // is
                    // told.
                    decided();
                    sent.add(new Sent(next, result));
                }
            } catch (OutOfMemoryError e) {
                // What came of a row could not even be kept: none of its contact may pass it by, so the task stays.
                stop.raise(StopCause.CannotGoOn.of(e));
            } finally {
                end();
            }
        }

        private @Nullable Correction next() {
            synchronized (lock) {
                if (waiting.isEmpty()) {
                    tasks.remove(contact);
                }
                return waiting.poll();
            }
        }

        private void decided() {
            synchronized (lock) {
                retrying(false);
                correctionsOpen--;
            }
        }

        private void backOff(Duration wait) throws InterruptedException {
            synchronized (lock) {
                retrying(true);
            }
            stop.sleep(wait);
        }

        private void end() {
            synchronized (lock) {
                retrying(false);
                tasksOpen--;
                wakeWhoWaits();
            }
        }

        private void retrying(boolean now) {
            if (now != retrying) {
                retrying = now;
                tasksRetrying += now ? 1 : -1;
                wakeWhoWaits();
            }
        }

        private void wakeWhoWaits() {
            if (tasksOpen == tasksRetrying) {
                lock.notifyAll();
            }
        }
    }
}
