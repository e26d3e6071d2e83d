package contactcorrections.throttle;

import contactcorrections.throttle.BucketClaims.Width;
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
    private final Map<QuotaOwner, Throttle> open = new ConcurrentHashMap<>();
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

    /** The throttle of a quota that nobody else knows of. */
    public Throttle local() {
        return open.computeIfAbsent(new QuotaOwner("", ""), owner -> Throttle.local(settings));
    }

    /** The throttle of an account's quota in a Region. */
    public Throttle of(QuotaOwner owner) {
        DataSource database = shared;
        return database == null ? local() : open.computeIfAbsent(owner, each -> shared(database, each));
    }

    private Throttle shared(DataSource database, QuotaOwner owner) {
        SharedBucket bucket = SharedBucket.open(database, owner, Width.of(settings));
        buckets.add(bucket);
        return Throttle.shared(bucket, settings);
    }

    /** Gives up what this process claims of shared buckets. */
    @Override
    public void close() {
        for (SharedBucket bucket = buckets.poll(); bucket != null; bucket = buckets.poll()) {
            bucket.close();
        }
    }
}
