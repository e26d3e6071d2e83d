package contactcorrections.launch;

import contactcorrections.run.StopCause;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The run that is under way in this process, one at a time, and what stops it and all that would follow. */
public final class CurrentLaunch {

    private @Nullable StopCause stoppedFor;
    private @Nullable Launch launch;

    /** From now on this is the one; it ends at once where all runs were stopped. */
    synchronized void begin(Launch next) {
        launch = next;
        if (stoppedFor != null) {
            next.stop().raise(stoppedFor);
        }
    }

    /** Stops the run that is under way in good order, and all that would follow. */
    public synchronized void stop(StopCause cause) {
        stoppedFor = cause;
        if (launch != null) {
            launch.stop().raise(cause);
        }
    }

    /** Stops the run that is under way. */
    synchronized void lost(String why) {
        if (launch != null) {
            launch.stop().raise(new StopCause.CannotGoOn(why));
        }
    }

    /** Whether another input would not come to a good end either, so that none is to be begun. */
    public synchronized boolean isStopped() {
        return stoppedFor != null;
    }

    /** Whether the process was told to end, and will be killed if it does not. */
    public synchronized boolean isEndedBySignal() {
        return stoppedFor instanceof StopCause.Signal;
    }

    public synchronized Launch get() {
        return Objects.requireNonNull(launch);
    }
}
