package contactcorrections.workload;

import contactcorrections.run.StopCause;
import contactcorrections.run.StopSignal;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/** Ends a run as soon as more rows have failed than may. */
public final class ErrorBudget {

    private final ErrorLimit limit;
    private final long rows;
    private final long failedBefore;
    private final AtomicLong refused = new AtomicLong();
    private final StopSignal stop;
    private volatile long elsewhere;
    private volatile Runnable whenRefused = () -> {};

    /**
     * @param rows rows of the input
     * @param failed rows that are known to be invalid or were refused so far
     */
    public ErrorBudget(ErrorLimit limit, long rows, long failed, StopSignal stop) {
        this.limit = limit;
        this.rows = rows;
        this.failedBefore = failed;
        this.stop = stop;
    }

    public void refused() {
        refused.incrementAndGet();
        check();
        whenRefused.run();
    }

    /** Something to be done after each row that was refused. */
    public void whenRefused(Runnable action) {
        whenRefused = action;
    }

    /** How many more rows may fail. */
    public long left() {
        return limit.of(rows) - failed();
    }

    /** Rows that were refused by calls of other processes. */
    public void refusedElsewhere(long rowsRefused) {
        elsewhere = rowsRefused;
        check();
    }

    /** Rows that were refused in this process. */
    public long refusedHere() {
        return refused.get();
    }

    private long failed() {
        return failedBefore + refused.get() + elsewhere;
    }

    /** Ends the run if too many rows have failed. */
    public void check() {
        long failedNow = failed();
        if (limit.isExceededBy(failedNow, rows)) {
            stop.raise(new StopCause.TooManyErrors(String.format(
                    Locale.ROOT,
                    "%,d of %,d rows are invalid or were refused, which is more than --max-errors %s.",
                    failedNow,
                    rows,
                    limit)));
        }
    }
}
