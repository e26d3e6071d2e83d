package contactcorrections.run;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** Watches the calls of a run, for those who watch the run. */
public final class CallMonitor {

    private final Clocks clocks;
    private final LongAdder attempts = new LongAdder();
    private final LongAdder throttled = new LongAdder();
    private final LongAdder retried = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final LongAdder waitedNanos = new LongAdder();
    private final LongAdder tookNanos = new LongAdder();
    private final AtomicReference<@Nullable Since> outage = new AtomicReference<>();
    private volatile Counts elsewhere = Counts.NONE;

    public CallMonitor(Clocks clocks) {
        this.clocks = clocks;
    }

    /**
     * Calls so far.
     *
     * @param attempts answers and failures to answer
     * @param throttled answers "throttled"
     * @param retried attempts that were not the first of their row
     * @param refused rows that were rejected
     */
    public record Counts(long attempts, long throttled, long retried, long refused) {

        static final Counts NONE = new Counts(0, 0, 0, 0);

        Counts plus(Counts more) {
            return new Counts(
                    attempts + more.attempts,
                    throttled + more.throttled,
                    retried + more.retried,
                    refused + more.refused);
        }
    }

    /**
     * Connect does not answer, or says that it cannot.
     *
     * @param what the last failure
     * @param lasting time since the first failure after the last answer
     */
    public record Outage(String what, Duration lasting) {}

    private record Since(String what, long nanos) {}

    /** An attempt was made. */
    public void attempted(boolean retry) {
        attempts.increment();
        if (retry) {
            retried.increment();
        }
    }

    /** Connect answered that the quota is used up. */
    public void throttled() {
        throttled.increment();
    }

    /** Connect did not answer, or could not do what was asked. */
    public void failed(String what) {
        outage.updateAndGet(
                since -> new Since(what, since == null ? clocks.nanos().getAsLong() : since.nanos()));
    }

    /** Connect gave an answer that ends an outage. */
    public void answered() {
        outage.set(null);
    }

    /** Connect rejected a row. */
    public void refused() {
        refused.increment();
    }

    /** A thread has waited for its token. */
    public void waited(long nanos) {
        waitedNanos.add(nanos);
    }

    /** An attempt has come to its end, whatever that was. */
    public void took(long nanos) {
        tookNanos.add(nanos);
    }

    /** Nanoseconds that calls have waited for their tokens, all threads together. */
    public long waitedNanos() {
        return waitedNanos.sum();
    }

    /** Nanoseconds that attempts have taken from the request to its answer, all together. */
    public long tookNanos() {
        return tookNanos.sum();
    }

    /** The calls of this process. */
    public Counts ownCounts() {
        return new Counts(attempts.sum(), throttled.sum(), retried.sum(), refused.sum());
    }

    /** The calls of all processes of the run. */
    public Counts counts() {
        return ownCounts().plus(elsewhere);
    }

    /** Calls of the run's other processes. */
    public void elsewhere(Counts counts) {
        elsewhere = counts;
    }

    /** The outage that is under way, if one is. */
    public Optional<Outage> outage() {
        Since since = outage.get();
        return since == null
                ? Optional.empty()
                : Optional.of(
                        new Outage(since.what(), Duration.ofNanos(clocks.nanos().getAsLong() - since.nanos())));
    }
}
