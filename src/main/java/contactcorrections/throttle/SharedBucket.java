package contactcorrections.throttle;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.BucketState;
import io.github.bucket4j.TokensInheritanceStrategy;
import io.github.bucket4j.VerboseResult;
import io.github.bucket4j.distributed.BucketProxy;
import io.github.bucket4j.postgresql.Bucket4jPostgreSQL;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The bucket of a quota, kept in PostgreSQL. It knows time only, so a process that dies leaves nothing in it
 * but a claim that expires.
 */
final class SharedBucket implements AutoCloseable {

    /** Clocks of a database and the one that takes over from it may differ by less. */
    private static final long ASTRAY_NANOS = 10_000_000_000L;

    private static final Duration RENEWAL = Duration.ofSeconds(10);

    private static final Logger log = LoggerFactory.getLogger(SharedBucket.class);

    private final Allowance own;
    private final BucketClaims claims;
    private final BucketProxy bucket;
    private final ScheduledExecutorService renewal = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "bucket-claim");
        thread.setDaemon(true);
        return thread;
    });

    private SharedBucket(Allowance own, BucketClaims claims, BucketProxy bucket) {
        this.own = own;
        this.claims = claims;
        this.bucket = bucket;
    }

    /** Opens the bucket, which is as wide as the widest that any living process has opened it for. */
    static SharedBucket open(DataSource database, Quota quota, Allowance own) {
        long key = key(quota);
        BucketProxy bucket = Bucket4jPostgreSQL.selectForUpdateBasedBuilder(database)
                .table("bucket")
                .clientClock(DatabaseClock.read(database))
                .build()
                .getProxy(key, own::configuration);
        var shared = new SharedBucket(own, new BucketClaims(database, key), bucket);
        shared.renew(isAhead(bucket.asVerbose().getAvailableTokens()));
        Future<?> unused = shared.renewal.scheduleWithFixedDelay(
                shared::renewOrLater, RENEWAL.toMillis(), RENEWAL.toMillis(), TimeUnit.MILLISECONDS);
        return shared;
    }

    Bucket bucket() {
        return bucket;
    }

    /** Renews the claim, and gives the bucket the width that all claims together ask for. */
    void renew() {
        renew(false);
    }

    private void renew(boolean refill) {
        claims.renew(own);
        Allowance widest = claims.widest();
        if (refill) {
            bucket.replaceConfiguration(widest.configuration(), TokensInheritanceStrategy.RESET);
        }
        // Once more if a claim has come in between: its process may have been overtaken by what is written here.
        for (boolean stable = false; !stable; ) {
            adapt(widest);
            Allowance now = claims.widest();
            stable = now.equals(widest);
            widest = now;
        }
    }

    private void adapt(Allowance width) {
        BucketConfiguration wanted = width.configuration();
        if (!bucket.asVerbose().getAvailableTokens().getConfiguration().equals(wanted)) {
            bucket.replaceConfiguration(wanted, TokensInheritanceStrategy.AS_IS);
        }
    }

    private void renewOrLater() {
        try {
            renew();
        } catch (RuntimeException e) {
            log.debug("The claim on the shared bucket is not renewed", e);
        }
    }

    /** Gives the claim up: the others need not wait until it expires. */
    @Override
    public void close() {
        renewal.shutdownNow();
        try {
            claims.giveUp();
        } catch (RuntimeException e) {
            log.debug("The claim on the shared bucket is left to expire", e);
        }
    }

    /**
     * Whether it was last filled at a time that is yet to come, as the database's clock was set back: until then nobody
     * would get a token that was not there.
     */
    private static boolean isAhead(VerboseResult<Long> seen) {
        BucketState state = seen.getState().copy();
        long now = seen.getOperationTimeNanos();
        state.refillAllBandwidth(now + state.calculateFullRefillingTime(now) + ASTRAY_NANOS);
        return state.getAvailableTokens()
                < seen.getConfiguration().getBandwidths()[0].getCapacity();
    }

    private static long key(Quota quota) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest((quota.operation().apiName() + "\n" + quota.account() + "\n" + quota.region())
                            .getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(digest).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
