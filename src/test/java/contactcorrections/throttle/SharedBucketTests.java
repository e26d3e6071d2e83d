package contactcorrections.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import contactcorrections.database.PostgresServer;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.distributed.BucketProxy;
import io.github.bucket4j.postgresql.Bucket4jPostgreSQL;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Buckets in a real PostgreSQL. */
@Timeout(120)
class SharedBucketTests {

    private static final long CAPACITY = 20;

    private static final Allowance FIFTY_A_SECOND = new Allowance(50, CAPACITY);

    @TempDir
    static Path data;

    private static PostgresServer postgres;
    private static DataSource database;

    @BeforeAll
    static void startPostgres() throws IOException {
        postgres = PostgresServer.start(data);
        database = new DriverManagerDataSource(postgres.url(), "postgres", "");
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/migration", "classpath:db/migration-postgresql")
                .load()
                .migrate();
    }

    @AfterAll
    static void stopPostgres() throws IOException {
        postgres.close();
    }

    @Test
    void whatOneTakesIsNotThereForAnother() {
        Bucket one = open("shared");
        assertThat(one.consumeIgnoringRateLimits(CAPACITY + 500)).isPositive();

        assertThat(open("shared").getAvailableTokens()).isLessThan(-400);
        assertThat(open("another").getAvailableTokens()).isEqualTo(CAPACITY);
    }

    @Test
    void bucketThatWasFilledBeforeTheClockWasSetBackIsFilledAgain() throws Exception {
        open("ahead");
        JdbcClient.create(database)
                .sql("select id from bucket")
                .query(Long.class)
                .list()
                .forEach(id -> Bucket4jPostgreSQL.selectForUpdateBasedBuilder(database)
                        .table("bucket")
                        .clientClock(new InAnHour())
                        .build()
                        .getProxy(id, FIFTY_A_SECOND::configuration)
                        .consumeIgnoringRateLimits(10));

        Bucket bucket = open("ahead");
        bucket.consumeIgnoringRateLimits(bucket.getAvailableTokens());
        TimeUnit.MILLISECONDS.sleep(200);

        assertThat(bucket.getAvailableTokens()).isBetween(5L, CAPACITY);
    }

    @Test
    void eachOperationOfAnAccountHasABucketOfItsOwn() {
        Bucket updates = open("operations");
        updates.consumeIgnoringRateLimits(updates.getAvailableTokens());

        var reads = new Quota(Operation.DESCRIBE_CONTACT, "operations", "eu-central-1");
        try (SharedBucket bucket = SharedBucket.open(database, reads, FIFTY_A_SECOND)) {
            assertThat(bucket.bucket().getAvailableTokens()).isEqualTo(CAPACITY);
        }
        assertThat(updates.getAvailableTokens()).isLessThan(CAPACITY);
    }

    @Test
    void bucketIsAsWideAsTheWidestInUseWhoeverCameLast() {
        SharedBucket wide = open("width", new Allowance(8, 12));
        SharedBucket narrow = open("width", new Allowance(0.5, 1));
        assertThat(wide.bucket().getAvailableTokens()).isEqualTo(12);
        assertThat(width(wide)).isEqualTo(width(open("eight", new Allowance(8, 12))));

        narrow.renew();
        assertThat(width(narrow)).isEqualTo(width(wide));

        wide.close();
        narrow.renew();
        assertThat(width(narrow)).isEqualTo(width(open("half", new Allowance(0.5, 1))));
        narrow.close();
    }

    @Test
    void narrowBucketIsWidenedByTheOneThatComesLater() {
        SharedBucket narrow = open("widened", new Allowance(0.5, 1));

        SharedBucket wide = open("widened", new Allowance(50, 20));

        assertThat(width(narrow)).isEqualTo(width(wide)).isEqualTo(width(open("fifty", new Allowance(50, 20))));
    }

    @Test
    void claimOfAProcessThatWasKilledExpires() {
        SharedBucket narrow = open("killed", new Allowance(0.5, 1));
        open("killed", new Allowance(50, 20));
        JdbcClient.create(database)
                .sql("update bucket_claim set expires_at = now() - interval '1 s' where rate = 50")
                .update();

        narrow.renew();

        assertThat(width(narrow)).isEqualTo(width(open("half", new Allowance(0.5, 1))));
    }

    @Test
    void claimIsRenewedForAMinute() {
        SharedBucket bucket = open("renewed", new Allowance(3, 3));
        JdbcClient.create(database)
                .sql("update bucket_claim set expires_at = now() - interval '1 s' where rate = 3")
                .update();

        bucket.renew();

        assertThat(JdbcClient.create(database)
                        .sql("select extract(epoch from expires_at - now()) from bucket_claim where rate = 3")
                        .query(Double.class)
                        .single())
                .isBetween(50.0, 60.0);
    }

    private static Object width(SharedBucket bucket) {
        return ((BucketProxy) bucket.bucket()).asVerbose().getAvailableTokens().getConfiguration();
    }

    private static Bucket open(String account) {
        return open(account, FIFTY_A_SECOND).bucket();
    }

    private static SharedBucket open(String account, Allowance width) {
        return SharedBucket.open(database, new Quota(Operation.UPDATE_CONTACT, account, "eu-central-1"), width);
    }

    private record InAnHour() implements TimeMeter {
        @Override
        public long currentTimeNanos() {
            return Duration.ofMillis(System.currentTimeMillis()).plusHours(1).toNanos();
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
