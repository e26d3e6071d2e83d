package contactcorrections.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import contactcorrections.database.PostgresServer;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.postgresql.Bucket4jPostgreSQL;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
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

    private static final BucketConfiguration FIFTY_A_SECOND = BucketConfiguration.builder()
            .addLimit(Bandwidth.builder()
                    .capacity(CAPACITY)
                    .refillGreedy(1, Duration.ofMillis(20))
                    .build())
            .build();

    @TempDir
    static Path data;

    private static PostgresServer postgres;
    private static DataSource database;

    @BeforeAll
    static void startPostgres() throws IOException {
        postgres = PostgresServer.start(data);
        database = new DriverManagerDataSource(postgres.url(), "postgres", "");
        JdbcClient.create(database)
                .sql("create table bucket (id bigint not null primary key, state bytea, expires_at bigint)")
                .update();
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
                        .getProxy(id, () -> FIFTY_A_SECOND)
                        .consumeIgnoringRateLimits(10));

        Bucket bucket = open("ahead");
        bucket.consumeIgnoringRateLimits(bucket.getAvailableTokens());
        TimeUnit.MILLISECONDS.sleep(200);

        assertThat(bucket.getAvailableTokens()).isBetween(5L, CAPACITY);
    }

    private static Bucket open(String account) {
        return SharedBucket.open(database, new QuotaOwner(account, "eu-central-1"), FIFTY_A_SECOND);
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
