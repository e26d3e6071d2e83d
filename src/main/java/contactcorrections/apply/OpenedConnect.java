package contactcorrections.apply;

import contactcorrections.connect.ConnectAccess;
import contactcorrections.connect.ConnectSettings;
import contactcorrections.connect.ConnectUnavailableException;
import contactcorrections.connect.ContactUpdater;
import contactcorrections.connect.UpdateResult;
import contactcorrections.run.Run;
import contactcorrections.throttle.Throttle;

/**
 * Connect, opened for the calls of one run.
 *
 * @param throttle what each attempt passes
 * @param updates sends corrections through it
 * @param disconnect closes the client
 */
record OpenedConnect(Throttle throttle, ConcurrentUpdates updates, Runnable disconnect) implements AutoCloseable {

    /**
     * Opens a client and the threads that call through it.
     *
     * @throws ConnectUnavailableException if Connect cannot be called as things are set up
     * @throws OutOfMemoryError if not all threads can be created; nothing was sent then
     */
    static OpenedConnect open(
            ConnectAccess connect, Throttle throttle, Run run, ErrorBudget budget, ConnectSettings settings) {
        ContactUpdater updater =
                connect.open(throttle, run.lease(), run.stop(), run.progress().calls());
        var updates = new ConcurrentUpdates(counting(updater::update, budget), run.stop(), settings.maxInFlight());
        return new OpenedConnect(throttle, updates, updater::close);
    }

    private static ConcurrentUpdates.Updater counting(ConcurrentUpdates.Updater updater, ErrorBudget budget) {
        return (correction, backOff) -> {
            UpdateResult result = updater.update(correction, backOff);
            if (result instanceof UpdateResult.Refused) {
                budget.refused();
            }
            return result;
        };
    }

    /** Waits for calls that are open. */
    @Override
    public void close() {
        throttle.end();
        updates.close();
        disconnect.run();
    }
}
