package contactcorrections.run;

import contactcorrections.row.RowState;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** How far a run is, for those who watch it; written by its steps, read from any thread. */
public final class RunProgress {

    /** What a run is doing. */
    public enum Phase {
        PREFLIGHT,
        APPLY,
        REPORT
    }

    private static final int MOST_INSTANCE_IDS = 20;

    private final AtomicLong read = new AtomicLong();
    private final AtomicLong decided = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private final Map<RowState, Long> ofThisRun = new ConcurrentHashMap<>();
    private volatile boolean shared;
    private volatile long run;
    private volatile Phase phase = Phase.PREFLIGHT;
    private volatile long rows;
    private volatile long decidedBefore;
    private volatile long begunNanos;

    private final Set<String> instanceIds = new ConcurrentSkipListSet<>();
    private final CallMonitor monitor;
    private final CallMonitor reads;
    private final LongSupplier nanos;

    public RunProgress(CallMonitor monitor, Clocks clocks) {
        this.monitor = monitor;
        this.reads = new CallMonitor(clocks);
        this.nanos = clocks.nanos();
    }

    public void phase(Phase next) {
        phase = next;
    }

    public void rowsRead(int more) {
        read.addAndGet(more);
    }

    /** The apply step begins: rows of the input, and how many of them earlier runs have decided and failed. */
    public void begin(long total, long before, long failedBefore) {
        rows = total;
        decidedBefore = before;
        decided.set(before);
        failed.set(failedBefore);
        begunNanos = nanos.getAsLong();
        phase = Phase.APPLY;
    }

    public void decided(RowState state, long more) {
        ofThisRun.merge(state, more, Long::sum);
        if (!shared) {
            failed.addAndGet(state.isFailed() ? more : 0);
            decided.addAndGet(more);
        }
    }

    /** Several processes apply the run: these are the rows that are decided, and those of them that failed, by all of them. */
    public void total(long decidedByAll, long failedByAll) {
        shared = true;
        decided.set(decidedByAll);
        failed.set(failedByAll);
    }

    /** Notes which Connect instance is called. */
    public void calls(String instanceId) {
        if (instanceIds.size() < MOST_INSTANCE_IDS) {
            instanceIds.add(instanceId);
        }
    }

    /** The first of the instances that are called, comma-separated. */
    public String instanceIds() {
        return String.join(",", instanceIds);
    }

    /** The run is recorded under this number. */
    public void recorded(long jobExecution) {
        run = jobExecution;
    }

    /** The number of the run, 0 as long as it has none. */
    public long run() {
        return run;
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

    /**
     * How long the rest takes at the pace of this run so far, empty as long as it has none; rows of earlier runs say
     * nothing about it.
     */
    public Optional<Duration> left() {
        long done = decided.get() - decidedBefore;
        if (done <= 0) {
            return Optional.empty();
        }
        // The burst at the beginning is no pace.
        double seconds = Math.max(1, (nanos.getAsLong() - begunNanos) / 1e9);
        return Optional.of(Duration.ofSeconds(Math.round((rows - decided.get()) * seconds / done)));
    }

    /** Rows that this run has decided so. */
    public long decided(RowState state) {
        return ofThisRun.getOrDefault(state, 0L);
    }

    /** Rows that are invalid or were refused, earlier runs included. */
    public long failed() {
        return failed.get();
    }

    /** The calls that read contacts before they are updated. */
    public CallMonitor reads() {
        return reads;
    }

    /** The calls that the run is about: updates, or the reads of a plan. */
    public CallMonitor calls() {
        return monitor;
    }
}
