package contactcorrections.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import contactcorrections.database.PostgresServer;
import contactcorrections.run.RunningProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Locks in a real PostgreSQL. */
@Timeout(120)
class AdvisoryLocksTests {

    @TempDir
    static Path data;

    private static PostgresServer postgres;
    private static DriverManagerDataSource database;

    private final BlockingQueue<String> losses = new LinkedBlockingQueue<>();
    private static AdvisoryLocks ours;
    private static AdvisoryLocks theirs;

    @BeforeAll
    static void startPostgres() throws IOException {
        postgres = PostgresServer.start(data);
        database = new DriverManagerDataSource(postgres.url(), "postgres", "");
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/migration", "classpath:db/migration-postgresql")
                .load()
                .migrate();
        ours = new AdvisoryLocks(database, new RunningProcess("here", 1));
        theirs = new AdvisoryLocks(database, new RunningProcess("there", 2));
    }

    @AfterAll
    static void stopPostgres() throws IOException {
        postgres.close();
    }

    @Test
    void inputIsLockedOnceAndItsHolderIsNamed() {
        try (InputLock lock = ours.acquire("/in/a.csv", "sha256:a", losses::add)) {
            assertThat(lock.isFresh()).isTrue();
            assertThatExceptionOfType(InputLockedException.class)
                    .isThrownBy(() -> theirs.acquire("/in/a.csv", "sha256:a", losses::add))
                    .withMessageContaining("pid 1 on here");
        }
        theirs.acquire("/in/a.csv", "sha256:a", losses::add).close();
    }

    @Test
    void lockThatWasCutOffIsTakenAgain() throws Exception {
        try (InputLock lock = ours.acquire("/in/cut.csv", "sha256:a", losses::add)) {
            List<Long> cut = holders();
            postgres.cutConnections();
            until(() -> !holders().isEmpty() && Collections.disjoint(holders(), cut));

            assertThat(lock.isFresh()).isTrue();
            assertThat(losses).isEmpty();
        }
    }

    @Test
    void lockThatAnotherHadMeanwhileIsLostThoughNobodyHasItNow() throws Exception {
        try (InputLock lock = ours.acquire("/in/lent.csv", "sha256:a", losses::add)) {
            while (!cutOffAndTaken()) {
                // Taken again already: it is cut off once more.
            }

            String loss = losses.poll(20, TimeUnit.SECONDS);

            assertThat(loss).contains("nother process has");
            TimeUnit.SECONDS.sleep(6);
            assertThat(lock.isFresh()).isFalse();
        }
    }

    @Test
    void serverEndsTheLockOfAProcessThatIsNotHeardOf() throws SQLException {
        try (Connection connection = ours.open()) {
            assertThat(JdbcClient.create(new SingleConnectionDataSource(connection, true))
                            .sql("show idle_session_timeout")
                            .query(String.class)
                            .single())
                    .isEqualTo("10s");
        }
    }

    private static boolean cutOffAndTaken() throws SQLException {
        postgres.cutConnections();
        try {
            theirs.acquire("/in/lent.csv", "sha256:a", why -> {}).close();
            return true;
        } catch (InputLockedException e) {
            return false;
        }
    }

    /** Server processes that hold a lock. */
    private static List<Long> holders() {
        return JdbcClient.create(database)
                .sql("select pid from pg_locks where locktype = 'advisory' and granted")
                .query(Long.class)
                .list();
    }

    private static void until(BooleanSupplier condition) throws InterruptedException {
        boolean met = false;
        for (int time = 0; time < 400 && !met; time++) {
            TimeUnit.MILLISECONDS.sleep(50);
            met = condition.getAsBoolean();
        }
        assertThat(met).isTrue();
    }
}
