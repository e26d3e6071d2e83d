package contactcorrections.throttle;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.BucketState;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.TokensInheritanceStrategy;
import io.github.bucket4j.distributed.BucketProxy;
import io.github.bucket4j.postgresql.Bucket4jPostgreSQL;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import javax.sql.DataSource;

/** The bucket of an account and Region, kept in PostgreSQL. It knows time only, so a process that dies leaves nothing in it. */
final class SharedBucket {

    private SharedBucket() {}

    private static final Duration AHEAD = Duration.ofMinutes(1);

    /**
     * Opens the bucket; if it has another configuration, the settings of whoever came last hold for all. One that was last
     * filled in what is the future now, as the database's clock was set back, would not be filled until then: it is made anew.
     */
    static Bucket open(DataSource database, QuotaOwner owner, BucketConfiguration configuration) {
        TimeMeter clock = DatabaseClock.read(database);
        BucketProxy bucket = Bucket4jPostgreSQL.selectForUpdateBasedBuilder(database)
                .table("bucket")
                .clientClock(clock)
                .build()
                .getProxy(key(owner), () -> configuration);
        BucketState state = bucket.asVerbose().getAvailableTokens().getState();
        bucket.replaceConfiguration(
                configuration,
                isAhead(state, clock) ? TokensInheritanceStrategy.RESET : TokensInheritanceStrategy.AS_IS);
        return bucket;
    }

    /** A bucket does not tell when it was last filled, so one that is emptied is looked at a minute from now. */
    private static boolean isAhead(BucketState state, TimeMeter clock) {
        BucketState emptied = state.copy();
        emptied.consume(emptied.getAvailableTokens());
        emptied.refillAllBandwidth(clock.currentTimeNanos() + AHEAD.toNanos());
        return emptied.getAvailableTokens() <= 0;
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
