package contactcorrections.update;

import contactcorrections.connect.UpdateResult;
import contactcorrections.outcome.Calls;
import contactcorrections.run.StopCause;
import contactcorrections.run.StopSignal;
import contactcorrections.update.ConcurrentUpdates.Updater;
import java.util.Locale;

/** Sends so many rows and no more, and ends the run in good order once the last of them is decided. */
public final class SendLimit {

    private final long limit;
    private final StopSignal stop;
    private long begun;
    private long ended;
    private boolean reached;

    /** @param limit rows that may be sent */
    public SendLimit(long limit, StopSignal stop) {
        this.limit = limit;
        this.stop = stop;
    }

    /** Sends by another updater as long as the limit allows it; all that are made count together. */
    public Updater over(Updater updater) {
        return (row, backOff) -> {
            if (!begin()) {
                return new UpdateResult.Undecided(Calls.NONE);
            }
            try {
                return updater.update(row, backOff);
            } finally {
                end();
            }
        };
    }

    private synchronized boolean begin() {
        if (begun == limit) {
            reached = true;
            stopOnceAllAreDecided();
            return false;
        }
        begun++;
        return true;
    }

    private synchronized void end() {
        ended++;
        stopOnceAllAreDecided();
    }

    /** Rows that may be sent are waited for: a stop would end their attempts. */
    private void stopOnceAllAreDecided() {
        if (reached && ended == limit) {
            stop.raise(new StopCause.LimitReached(String.format(
                    Locale.ROOT,
                    "--limit is reached: %,d rows were sent in this run. Without it, the next run sends all the others.",
                    limit)));
        }
    }
}
