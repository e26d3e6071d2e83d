package contactcorrections.throttle;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.TokensInheritanceStrategy;
import io.github.bucket4j.distributed.BucketProxy;
import io.github.bucket4j.postgresql.Bucket4jPostgreSQL;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import javax.sql.DataSource;

/** The bucket of an account and Region, kept in PostgreSQL. It knows time only, so a process that dies leaves nothing in it. */
final class SharedBucket {

    private SharedBucket() {}

    /**
     * Opens the bucket; if it has another configuration, the settings of whoever came last hold for all. To replace it also
     * makes now the time of its last filling: were that to come yet, as the database's clock was set back, nobody would get
     * a token until then.
     */
    static Bucket open(DataSource database, QuotaOwner owner, BucketConfiguration configuration) {
        TimeMeter clock = DatabaseClock.read(database);
        BucketProxy bucket = Bucket4jPostgreSQL.selectForUpdateBasedBuilder(database)
                .table("bucket")
                .clientClock(clock)
                .build()
                .getProxy(key(owner), () -> configuration);
        bucket.getAvailableTokens();
        bucket.replaceConfiguration(configuration, TokensInheritanceStrategy.AS_IS);
        return bucket;
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
