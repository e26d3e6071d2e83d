package contactcorrections.throttle;

import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What each living process needs of a bucket, so that it is as wide as the widest of them asks. A process renews its claim;
 * that of one that was killed expires.
 */
final class BucketClaims {

    private static final long EXPIRES_AFTER_SECONDS = 60;

    private final JdbcClient database;
    private final long bucket;
    private final UUID process = UUID.randomUUID();

    BucketClaims(DataSource database, long bucket) {
        this.database = JdbcClient.create(database);
        this.bucket = bucket;
    }

    /** Claims a width from now on, for a minute. */
    void renew(Allowance width) {
        database.sql("""
                        insert into bucket_claim (bucket_id, process, rate, burst, expires_at)
                        values (:bucket, :process, :rate, :burst, now() + :seconds * interval '1 second')
                        on conflict (bucket_id, process) do update set expires_at = excluded.expires_at""")
                .param("bucket", bucket)
                .param("process", process)
                .param("rate", width.rate())
                .param("burst", width.burst())
                .param("seconds", EXPIRES_AFTER_SECONDS)
                .update();
    }

    /** The width of the widest claim of all that live. */
    Allowance widest() {
        return database.sql("""
                        select max(rate), max(burst) from bucket_claim where bucket_id = ? and expires_at > now()""")
                .param(bucket)
                .query((row, n) -> new Allowance(row.getDouble(1), row.getLong(2)))
                .single();
    }

    /** Gives the claim up, and forgets those of processes that were killed. */
    void giveUp() {
        database.sql("delete from bucket_claim where process = ? or expires_at < now() - interval '1 day'")
                .param(process)
                .update();
    }
}
