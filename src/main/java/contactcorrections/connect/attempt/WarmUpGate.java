package contactcorrections.connect.attempt;

import contactcorrections.run.StopSignal;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Lets one call go ahead of all others of a run. The first takes up to a second, for classes to load and a connection to
 * open: calls that took their tokens meanwhile would all arrive after it at once, more than Connect's bucket holds. And
 * where access is denied, one call is enough to hear it.
 */
final class WarmUpGate {

    private static final long GLANCE_MILLIS = 50;

    private final AtomicBoolean begun = new AtomicBoolean();
    private final AtomicBoolean over = new AtomicBoolean();
    private final CountDownLatch answered = new CountDownLatch(1);

    /** Returns at once to the first that comes, to the others when the first call is over or the run is to stop. */
    void giveWay(StopSignal stop) {
        if (begun.compareAndSet(false, true)) {
            return;
        }
        boolean free = false;
        while (!free && !stop.isRaised()) {
            try {
                free = answered.await(GLANCE_MILLIS, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                // A late interrupt by the SDK's timer: whoever is to stop sees the signal.
            }
        }
    }

    /** A call has come to its end, whatever that was; true for the first. */
    boolean isOver() {
        boolean first = over.compareAndSet(false, true);
        answered.countDown();
        return first;
    }
}
