package contactcorrections.database;

import static org.assertj.core.api.Assertions.assertThat;

import contactcorrections.simulator.Simulator;
import contactcorrections.simulator.SimulatorSettings;
import contactcorrections.simulator.SimulatorSettings.Latency;
import contactcorrections.simulator.SimulatorSettings.Quota;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Packaged programs on one PostgreSQL. How long and how often it is stopped is set by {@code outage.seconds} and
 * {@code outages}: the full size is 60 and 10.
 */
@Timeout(1_800)
class SeveralProcessesIT {

    private static final Duration LONG = Duration.ofMinutes(4);

    @TempDir
    static Path data;

    @TempDir
    Path folder;

    private static PostgresServer postgres;

    private final ConcurrentLinkedQueue<Long> answeredAt = new ConcurrentLinkedQueue<>();

    @BeforeAll
    static void startPostgres() throws IOException {
        postgres = PostgresServer.start(data);
    }

    @BeforeEach
    void forgetAnswers() {
        answeredAt.clear();
    }

    @AfterAll
    static void stopPostgres() throws IOException {
        postgres.close();
    }

    @Test
    void secondProcessOnAnInputEndsAtOnceAndGoesOnOnceTheFirstIsKilled() throws Exception {
        Path input = InputFiles.write(folder.resolve("same.csv"), 2_000);
        try (Simulator connect = simulator(1_000, 1_000);
                ProgramRun first = run(connect, input, "--rate=20", "--burst=20")) {
            await(() -> connect.stats().calls() > 30);

            long begun = System.nanoTime();
            try (ProgramRun second = run(connect, input)) {
                assertThat(second.await(LONG)).as(second.errors()).isEqualTo(5);
                assertThat(Duration.ofNanos(System.nanoTime() - begun))
                        .isLessThan(Duration.ofSeconds(isFullSize() ? 5 : 60));
                assertThat(second.errors())
                        .contains("is being applied by another process, pid " + first.pid() + " on ");
            }
            first.kill();

            try (ProgramRun third = run(connect, input, "--rate=1000", "--burst=1000")) {
                assertThat(third.await(LONG)).as(third.errors()).isZero();
                assertThat(third.output()).contains("All 2,000 rows succeeded");
            }
        }
        assertThat(storedRows(input)).isEqualTo(2_000);
    }

    @Test
    @EnabledIfSystemProperty(named = "faults", matches = "long")
    void secondProcessOnAnH2RepositoryIsToldWhoHasIt() throws Exception {
        Path input = InputFiles.write(folder.resolve("h2.csv"), 300);
        try (Simulator connect = simulator(1_000, 1_000);
                ProgramRun first = run(Map.of(), connect, input, "--rate=5", "--burst=5")) {
            await(() -> connect.stats().calls() > 10);
            try (ProgramRun second = run(Map.of(), connect, input)) {
                assertThat(second.await(LONG)).as(second.errors()).isEqualTo(5);
                assertThat(second.errors()).contains("is in use by another process (pid " + first.pid() + " on ");
            }
        }
    }

    @Test
    void twoProcessesShareOneQuota() throws Exception {
        int rows = isFullSize() ? 2_000 : 500;
        Path one = InputFiles.write(folder.resolve("one.csv"), rows);
        Path other = InputFiles.write(folder.resolve("other.csv"), rows);
        String[] quota = {"--rate=40", "--burst=60", "--share=100%"};
        try (Simulator connect = simulator(40, 60);
                ProgramRun first = run(connect, one, quota);
                ProgramRun second = run(connect, other, quota)) {

            assertThat(first.await(LONG)).as(first.errors()).isZero();
            assertThat(second.await(LONG)).as(second.errors()).isZero();

            long calls = connect.stats().calls();
            long throttled = connect.stats().answered().getOrDefault(429, 0L);
            double seconds = (latest() - answeredAt.peek()) / 1e9;
            double used = (calls - throttled) / (60 + 40 * seconds);
            System.out.printf("%d calls, %d throttled, %.3f of the quota used%n", calls, throttled, used);
            // Calls bunch up, and come late, on a machine that is busy with other things: the full size is for one that
            // is not.
            assertThat(throttled).isLessThanOrEqualTo(calls / (isFullSize() ? 100 : 20));
            assertThat(used).isGreaterThan(isFullSize() ? 0.97 : 0.9);
        }
    }

    @Test
    void outageOfTheDatabaseLosesNothing() throws Exception {
        int outages = Integer.getInteger("outages", 1);
        int seconds = Integer.getInteger("outage.seconds", 4);
        var random = new Random();
        for (int outage = 1; outage <= outages; outage++) {
            Path input = InputFiles.write(folder.resolve("outage-" + outage + ".csv"), 600);
            try (Simulator connect = simulator(1_000, 1_000);
                    ProgramRun first = run(connect, input, "--rate=100", "--burst=100")) {
                await(() -> connect.stats().calls() > 1);
                TimeUnit.MILLISECONDS.sleep(random.nextLong(3_000));
                postgres.stop();
                TimeUnit.SECONDS.sleep(seconds);
                postgres.start();

                int code = first.await(LONG);
                System.out.printf(
                        "outage %d: exit %d, %d calls%n",
                        outage, code, connect.stats().calls());
                assertThat(code).as(first.errors()).isIn(0, 3);
                if (code == 3) {
                    try (ProgramRun second = run(connect, input, "--rate=1000", "--burst=1000")) {
                        assertThat(second.await(LONG)).as(second.errors()).isZero();
                    }
                }
            }
            assertThat(storedRows(input)).isEqualTo(600);
        }
    }

    @Test
    @EnabledIfSystemProperty(named = "outages", matches = "10", disabledReason = "Takes as long as the program waits")
    void databaseThatStaysAwayEndsTheRunResumable() throws Exception {
        Path input = InputFiles.write(folder.resolve("away.csv"), 600);
        try (Simulator connect = simulator(1_000, 1_000)) {
            try (ProgramRun first = run(connect, input, "--rate=50", "--burst=50")) {
                await(() -> connect.stats().calls() > 100);
                postgres.stop();
                long stopped = System.nanoTime();

                assertThat(first.await(LONG)).as(first.errors()).isEqualTo(3);
                System.out.printf(
                        "gave up after %d s: %s%n",
                        Duration.ofNanos(System.nanoTime() - stopped).toSeconds(), first.errors());
                assertThat(first.errors()).contains("job repository").contains("run again");
            } finally {
                postgres.start();
            }
            try (ProgramRun second = run(connect, input, "--rate=1000", "--burst=1000")) {
                assertThat(second.await(LONG)).as(second.errors()).isZero();
            }
        }
        assertThat(storedRows(input)).isEqualTo(600);
    }

    @Test
    @EnabledIfSystemProperty(named = "faults", matches = "long")
    void accountThatNoSettingNamesIsAskedOfSts() throws Exception {
        try (Simulator connect = simulator(1_000, 1_000);
                var sts = new AccountServer("210987654321")) {
            long buckets = bucketsAfterARun(connect, sts, ProgramRun.INSTANCE);
            assertThat(sts.asked()).isEqualTo(1);

            String arn = "arn:aws:connect:eu-central-1:210987654321:instance/" + ProgramRun.INSTANCE;
            assertThat(bucketsAfterARun(connect, sts, arn)).isEqualTo(buckets);
            assertThat(sts.asked()).isEqualTo(1);
            assertThat(bucketsAfterARun(connect, sts, arn.replace("2109", "9012")))
                    .isEqualTo(buckets + 1);
        }
    }

    @Test
    @EnabledIfSystemProperty(named = "faults", matches = "long")
    void accountThatCannotBeToldEndsTheRunBeforeACall() throws Exception {
        Path input = InputFiles.write(folder.resolve("unknown.csv"), 3);
        try (Simulator connect = simulator(1_000, 1_000)) {
            Map<String, String> environment = new HashMap<>(postgres.environment());
            environment.put("AWS_ENDPOINT_URL_CONNECT", connect.uri().toString());
            environment.put("AWS_ENDPOINT_URL_STS", "http://127.0.0.1:1");
            String[] arguments = {"run", "--instance-id=" + ProgramRun.INSTANCE, input.toString()};
            try (ProgramRun run = ProgramRun.start(folder, environment, arguments)) {
                assertThat(run.await(LONG)).as(run.errors()).isEqualTo(3);
                assertThat(run.output() + run.errors())
                        .containsPattern("The account whose quota is shared[^.]* cannot")
                        .contains("--account.");
            }
            assertThat(connect.stats().calls()).isZero();

            environment.keySet().removeIf(name -> name.startsWith("SPRING_"));
            try (ProgramRun alone = ProgramRun.start(folder, environment, arguments)) {
                assertThat(alone.await(LONG)).as(alone.errors()).isZero();
            }
        }
    }

    @Test
    @EnabledIfSystemProperty(named = "faults", matches = "long")
    void processOfALowRateLeavesTheOthersTheirs() throws Exception {
        Path fast = InputFiles.write(folder.resolve("fast.csv"), 300);
        Path slow = InputFiles.write(folder.resolve("slow.csv"), 2_000);
        String account = "--account=111122223333";
        try (Simulator connect = simulator(1_000, 1_000);
                ProgramRun first = run(connect, fast, account, "--rate=20", "--burst=20")) {
            await(() -> connect.stats().calls() > 20);
            try (ProgramRun second = run(connect, slow, account, "--rate=1", "--burst=1")) {
                // 300 rows at 16/s; at the 0.8/s of the second one they would take six minutes.
                assertThat(first.await(Duration.ofSeconds(90)))
                        .as(first.errors())
                        .isZero();
                assertThat(second.isRunning()).isTrue();
                // On a busy machine the second one may still be starting.
                long ofFirst = connect.stats().calls();
                await(() -> connect.stats().calls() > ofFirst);
                long calls = connect.stats().calls();
                TimeUnit.SECONDS.sleep(10);
                assertThat(connect.stats().calls() - calls).isBetween(4L, 12L);
            }
        }
    }

    /** Applies a file and says of how many accounts there is a bucket. */
    private long bucketsAfterARun(Simulator connect, AccountServer sts, String instance) throws Exception {
        Path input = InputFiles.write(folder.resolve("account.csv"), 3);
        Map<String, String> environment = new HashMap<>(postgres.environment());
        environment.put("AWS_ENDPOINT_URL_CONNECT", connect.uri().toString());
        environment.put("AWS_ENDPOINT_URL_STS", sts.uri().toString());
        try (ProgramRun run = ProgramRun.start(
                folder, environment, "run", "--again", "--instance-id=" + instance, input.toString())) {
            assertThat(run.await(LONG)).as(run.errors()).isZero();
        }
        return number("select count(*) from bucket");
    }

    private static boolean isFullSize() {
        return Integer.getInteger("outages", 1) == 10;
    }

    private Simulator simulator(double rate, int burst) throws IOException {
        var settings = SimulatorSettings.DEFAULT
                .withQuota(new Quota(rate, burst, 0))
                .withLatency(new Latency(Duration.ofMillis(60), Duration.ofMillis(30)));
        return Simulator.start(settings, call -> answeredAt.add(System.nanoTime()));
    }

    private ProgramRun run(Simulator connect, Path input, String... options) {
        return run(postgres.environment(), connect, input, options);
    }

    /** The account is that of all tests, unless the options name one. */
    private ProgramRun run(Map<String, String> repository, Simulator connect, Path input, String... options) {
        Map<String, String> environment = new HashMap<>(repository);
        environment.put("AWS_ENDPOINT_URL_CONNECT", connect.uri().toString());
        List<String> arguments = new ArrayList<>(List.of("run", "--instance-id=" + ProgramRun.INSTANCE));
        if (Arrays.stream(options).noneMatch(option -> option.startsWith("--account="))) {
            arguments.add("--account=123456789012");
        }
        arguments.addAll(Arrays.asList(options));
        arguments.add(input.toString());
        return ProgramRun.start(folder, environment, arguments.toArray(String[]::new));
    }

    private long latest() {
        return answeredAt.stream().mapToLong(Long::longValue).max().orElseThrow();
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        for (int i = 0; i < 1_200 && !condition.getAsBoolean(); i++) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }

    private static long storedRows(Path input) throws SQLException, IOException {
        try {
            return number("""
                    select count(*) from correction_outcome o join correction_input i using (job_instance_id)
                    where o.state = 'SUCCEEDED' and i.location = '%s'""".formatted(input.toRealPath()));
        } finally {
            Files.deleteIfExists(input);
        }
    }

    private static long number(String query) throws SQLException {
        try (Connection connection = postgres.server().getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
