package contactcorrections.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import com.zaxxer.hikari.HikariDataSource;
import contactcorrections.database.PostgresServer;
import contactcorrections.launch.JobSettings;
import contactcorrections.report.RunResult;
import contactcorrections.run.ExitState;
import contactcorrections.simulator.SimulatorSettings;
import contactcorrections.simulator.SimulatorSettings.Quota;
import contactcorrections.workload.ErrorLimit;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Looks, as PostgreSQL sees it, for transactions that are open while something slow goes on. */
@Timeout(120)
class OpenTransactionTests {

    @TempDir
    static Path data;

    private static PostgresServer postgres;

    private final Properties before = new Properties();
    private final ConcurrentLinkedQueue<String> open = new ConcurrentLinkedQueue<>();

    @TempDir
    private Path folder;

    private JdbcClient observer;
    private Pipeline pipeline;

    @BeforeAll
    static void startPostgres() throws IOException {
        postgres = PostgresServer.start(data);
    }

    @AfterAll
    static void stopPostgres() throws IOException {
        postgres.close();
    }

    @BeforeEach
    void openPipeline() throws Exception {
        before.putAll(System.getProperties());
        var database = new DriverManagerDataSource(postgres.url(), "postgres", "");
        observer = JdbcClient.create(database);
        observer.sql("drop schema public cascade").update();
        observer.sql("create schema public").update();
        Flyway.configure().dataSource(database).load().migrate();
        var pool = new HikariDataSource();
        pool.setJdbcUrl(postgres.url());
        pool.setUsername("postgres");
        pool.setConnectionInitSql("set idle_in_transaction_session_timeout = '1500ms'");
        pipeline = new Pipeline(folder, SimulatorSettings.DEFAULT.withQuota(Quota.AMPLE), pool);
    }

    @AfterEach
    void closePipeline() throws Exception {
        pipeline.close();
        System.setProperties(before);
    }

    @Test
    void noneIsOpenWhileTheInputIsReadAndCallsAreMade() throws Exception {
        TestInput input = TestInput.rows(120).onCheck(this::look);
        pipeline.onCall(call -> {
            if (pipeline.calls.size() % 60 == 0) {
                look();
            }
        });

        RunResult result = pipeline.run(input);

        assertThat(result.state()).as(String.valueOf(result.message())).isEqualTo(ExitState.COMPLETED);
        assertThat(open).isEmpty();
        assertThat(pipeline.tally().succeeded()).isEqualTo(120);
    }

    @Test
    void noneIsOpenWhileACallTakesLongerThanTheOutcomesOfOthersWaitToBeStored() throws Exception {
        var stored = new CountDownLatch(1);
        pipeline.onCall(call -> {
            if (pipeline.calls.size() == 50) {
                awaitOutcomes();
                look();
                stored.countDown();
            }
        });

        RunResult result = pipeline.run(TestInput.rows(60));

        assertThat(stored.getCount()).isZero();
        assertThat(open).isEmpty();
        assertThat(result.state()).as(String.valueOf(result.message())).isEqualTo(ExitState.COMPLETED);
        assertThat(pipeline.tally().resent()).isZero();
    }

    @Test
    void noneIsOpenWhileTheReportIsPut() throws Exception {
        HttpServer s3 = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        var puts = new ConcurrentLinkedQueue<String>();
        s3.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            puts.add(exchange.getRequestURI().getPath());
            look();
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        s3.start();
        try {
            Map.of(
                            "aws.endpointUrlS3",
                                    "http://127.0.0.1:" + s3.getAddress().getPort(),
                            "aws.region", "eu-central-1",
                            "aws.accessKeyId", "key",
                            "aws.secretAccessKey", "secret")
                    .forEach(System::setProperty);
            var settings = new JobSettings(ErrorLimit.valueOf("10%"), null, null, "s3://corrections/reports/", false);

            RunResult result = pipeline.run(TestInput.rows(40), settings);

            assertThat(puts).hasSizeGreaterThanOrEqualTo(4);
            assertThat(open).isEmpty();
            assertThat(result.state()).as(String.valueOf(result.message())).isEqualTo(ExitState.COMPLETED);
            assertThat(result.reportFailure()).isNull();
            assertThat(pipeline.runs.latest(1).get(0).state()).isEqualTo("COMPLETED");
        } finally {
            s3.stop(0);
        }
    }

    /** A transaction that is at work just now is none that is left open: one is, if it has been idle for long. */
    private void look() {
        try {
            for (int time = 0; time < 8; time++) {
                TimeUnit.MILLISECONDS.sleep(100);
                List<String> found = observer.sql("""
                                select query from pg_stat_activity
                                where state like 'idle in transaction%' and state_change < now() - interval '250 ms'
                                  and pid <> pg_backend_pid()""").query(String.class).list();
                open.addAll(found);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitOutcomes() {
        try {
            for (int time = 0; time < 300 && outcomes() == 0; time++) {
                TimeUnit.MILLISECONDS.sleep(50);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private long outcomes() {
        return observer.sql("select count(*) from correction_outcome")
                .query(Long.class)
                .single();
    }
}
