package contactcorrections.apply;

import contactcorrections.changes.ChangeLog;
import contactcorrections.throttle.Throttle;
import contactcorrections.update.ConcurrentUpdates;
import org.jspecify.annotations.Nullable;

/**
 * Connect, opened for the calls of one run.
 *
 * @param throttle of the operation that the run is about
 * @param isWhole whether nothing else calls through the throttle
 * @param updates does with each row what the run is for
 * @param disconnect closes the client
 * @param changes keeps what rows change, null where that is not kept
 */
record OpenedConnect(
        Throttle throttle,
        boolean isWhole,
        ConcurrentUpdates updates,
        Runnable disconnect,
        @Nullable ChangeLog changes) implements AutoCloseable {

    /** Makes durable what rows change, before their outcomes are. */
    void flushChanges() {
        if (changes != null) {
            changes.flush();
        }
    }

    /** Waits for calls that are open. */
    @Override
    public void close() {
        if (isWhole) {
            throttle.end();
        }
        updates.close();
        disconnect.run();
        if (changes != null) {
            changes.close();
        }
    }
}
