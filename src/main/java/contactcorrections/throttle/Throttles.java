package contactcorrections.throttle;

import java.util.Comparator;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Opens the throttle of a quota, one in a process: what it has learnt of live traffic holds for the next input too. */
public final class Throttles implements AutoCloseable {

    private final ThrottleSettings settings;
    private final @Nullable DataSource shared;
    private final Map<Quota, Throttle> open = new ConcurrentHashMap<>();
    private final Queue<SharedBucket> buckets = new ConcurrentLinkedQueue<>();

    /** @param shared the PostgreSQL database that keeps the buckets of all processes, null to keep them in this process */
    public Throttles(ThrottleSettings settings, @Nullable DataSource shared) {
        this.settings = settings;
        this.shared = shared;
    }

    /** Whether a bucket is shared with other processes, so that they have to agree on whose it is. */
    public boolean areShared() {
        return shared != null;
    }

    /** The throttle of an operation whose quota nobody else knows of. */
    public Throttle local(Operation operation) {
        return open.computeIfAbsent(new Quota(operation, "", ""), quota -> Throttle.local(settings.allowed(operation)));
    }

    /** The throttle of a quota. */
    public Throttle of(Quota quota) {
        DataSource database = shared;
        return database == null
                ? local(quota.operation())
                : open.computeIfAbsent(quota, each -> shared(database, each));
    }

    private Throttle shared(DataSource database, Quota quota) {
        Allowance allowed = settings.allowed(quota.operation());
        SharedBucket bucket = SharedBucket.open(database, quota, allowed);
        buckets.add(bucket);
        return Throttle.shared(bucket, allowed);
    }

    /** What became of the tokens of an operation, of whichever quota, since they were counted last. */
    public Throttle.Usage usage(Operation operation) {
        return open.entrySet().stream()
                .filter(each -> each.getKey().operation() == operation)
                .map(each -> each.getValue().usage())
                .max(Comparator.comparing(Throttle.Usage::taken))
                .orElseGet(() ->
                        new Throttle.Usage(0, 0, settings.allowed(operation).rate(), false));
    }

    /** There are no more calls of the operation. */
    public void end(Operation operation) {
        open.forEach((quota, throttle) -> {
            if (quota.operation() == operation) {
                throttle.end();
            }
        });
    }

    /** Gives up what this process claims of shared buckets. */
    @Override
    public void close() {
        for (SharedBucket bucket = buckets.poll(); bucket != null; bucket = buckets.poll()) {
            bucket.close();
        }
    }
}
