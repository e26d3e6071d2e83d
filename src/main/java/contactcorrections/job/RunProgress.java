package contactcorrections.job;

import contactcorrections.connect.CallMonitor;
import java.util.concurrent.atomic.AtomicLong;

/** How far a run is, for those who watch it; written by its steps, read from any thread. */
public final class RunProgress {

    /** What a run is doing. */
    public enum Phase {
        PREFLIGHT,
        APPLY,
        REPORT
    }

    private final AtomicLong read = new AtomicLong();
    private final AtomicLong decided = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private volatile Phase phase = Phase.PREFLIGHT;
    private volatile long rows;
    private volatile long decidedBefore;

    private final CallMonitor monitor;

    RunProgress(CallMonitor monitor) {
        this.monitor = monitor;
    }

    void phase(Phase next) {
        phase = next;
    }

    void rowRead() {
        read.incrementAndGet();
    }

    /** The apply step begins: rows of the input, and how many of them earlier runs have decided and failed. */
    void begin(long total, long before, long failedBefore) {
        rows = total;
        decidedBefore = before;
        decided.set(before);
        failed.set(failedBefore);
        phase = Phase.APPLY;
    }

    void decided(long more, long moreFailed) {
        decided.addAndGet(more);
        failed.addAndGet(moreFailed);
    }

    public Phase phase() {
        return phase;
    }

    /** Rows that the preflight has read so far. */
    public long read() {
        return read.get();
    }

    /** Rows of the input. */
    public long rows() {
        return rows;
    }

    /** Rows that are decided, earlier runs included. */
    public long decided() {
        return decided.get();
    }

    /** Rows that earlier runs have decided. */
    public long decidedBefore() {
        return decidedBefore;
    }

    /** Rows that are invalid or were refused, earlier runs included. */
    public long failed() {
        return failed.get();
    }

    /** The calls of this run. */
    public CallMonitor calls() {
        return monitor;
    }
}
