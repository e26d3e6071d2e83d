package contactcorrections.throttle;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.BucketState;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.TokensInheritanceStrategy;
import io.github.bucket4j.VerboseResult;
import io.github.bucket4j.distributed.BucketProxy;
import io.github.bucket4j.postgresql.Bucket4jPostgreSQL;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import javax.sql.DataSource;

/** The bucket of an account and Region, kept in PostgreSQL. It knows time only, so a process that dies leaves nothing in it. */
final class SharedBucket {

    /** Clocks of a database and the one that takes over from it may differ by less. */
    private static final long ASTRAY_NANOS = 10_000_000_000L;

    private SharedBucket() {}

    /** Opens the bucket; if it has another configuration, the settings of whoever came last hold for all. */
    static Bucket open(DataSource database, QuotaOwner owner, BucketConfiguration configuration) {
        TimeMeter clock = DatabaseClock.read(database);
        BucketProxy bucket = Bucket4jPostgreSQL.selectForUpdateBasedBuilder(database)
                .table("bucket")
                .clientClock(clock)
                .build()
                .getProxy(key(owner), () -> configuration);
        boolean ahead = isAhead(bucket.asVerbose().getAvailableTokens());
        bucket.replaceConfiguration(
                configuration, ahead ? TokensInheritanceStrategy.RESET : TokensInheritanceStrategy.AS_IS);
        return bucket;
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

    private static long key(QuotaOwner owner) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(("UpdateContact\n" + owner.account() + "\n" + owner.region())
                            .getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(digest).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
