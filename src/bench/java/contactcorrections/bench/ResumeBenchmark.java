package contactcorrections.bench;

import contactcorrections.bench.InputFile.Kind;
import contactcorrections.database.PostgresServer;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.junit.S3ProxyExtension;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** From the start of the process to its first call, for inputs of which a part was applied before, against one that is new. */
final class ResumeBenchmark implements Benchmark {

    private int repositories;

    /** Where the input is, and what the program has to know to read it and to keep its job repository. */
    private record Place(String name, String input, Map<String, String> environment) {

        Place in(String databaseUrl) {
            Map<String, String> changed = new LinkedHashMap<>(environment);
            changed.put("SPRING_DATASOURCE_URL", databaseUrl);
            return new Place(name, input, changed);
        }

        boolean isOnPostgres() {
            return url().startsWith("jdbc:postgresql:");
        }

        String url() {
            return Objects.requireNonNull(environment.get("SPRING_DATASOURCE_URL"));
        }

        Connection connect() throws Exception {
            return isOnPostgres()
                    ? DriverManager.getConnection(url(), "postgres", "")
                    : DriverManager.getConnection(url());
        }
    }

    @Override
    public List<Figure> run(Workbench bench) throws Exception {
        long rows = Workbench.rows(1_000_000);
        S3ProxyExtension s3 = S3ProxyExtension.builder()
                .withCredentials(AuthenticationType.NONE, "", "")
                .withBlobStoreProvider("transient-nio2")
                .build();
        s3.beforeEach(null);
        try (PostgresServer postgres = PostgresServer.start(bench.file("postgres"));
                TimedConnect accepting = TimedConnect.start();
                TimedConnect denying = TimedConnect.start(TimedConnect.DENIED)) {
            List<Figure> figures = new ArrayList<>();
            for (Place place : places(bench, rows, postgres, Objects.requireNonNull(s3.getUri()))) {
                figures.addAll(measure(bench, place, rows, accepting, denying));
            }
            return figures;
        } finally {
            s3.afterEach(null);
        }
    }

    private static List<Place> places(Workbench bench, long rows, PostgresServer postgres, URI s3) throws Exception {
        Path file = InputFile.write(bench.file("resume.csv"), Kind.PLAIN, rows);
        Path compressed = InputFile.write(bench.file("resume.csv.gz"), Kind.PLAIN, rows);
        put(s3, file);
        return List.of(
                new Place("file", file.toString(), Map.of("SPRING_DATASOURCE_URL", "jdbc:h2:")),
                new Place("gzip", compressed.toString(), Map.of("SPRING_DATASOURCE_URL", "jdbc:h2:")),
                new Place(
                        "S3",
                        "s3://corrections/resume.csv",
                        Map.of("SPRING_DATASOURCE_URL", "jdbc:h2:", "AWS_ENDPOINT_URL_S3", s3.toString())),
                new Place(
                        "file, PostgreSQL",
                        file.toString(),
                        Map.of(
                                "SPRING_DATASOURCE_URL",
                                postgres.url(),
                                "SPRING_DATASOURCE_USERNAME",
                                "postgres",
                                "CORRECTIONS_ACCOUNT",
                                "123456789012")));
    }

    private static void put(URI server, Path file) {
        try (S3Client s3 = S3Client.builder()
                .httpClientBuilder(ApacheHttpClient.builder())
                .endpointOverride(server)
                .region(Region.US_EAST_1)
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .forcePathStyle(true)
                .build()) {
            s3.createBucket(create -> create.bucket("corrections"));
            s3.putObject(put -> put.bucket("corrections").key("resume.csv"), RequestBody.fromFile(file));
        }
    }

    private List<Figure> measure(Workbench bench, Place place, long rows, TimedConnect accepting, TimedConnect denying)
            throws Exception {
        Place half = applied(bench, place, rows / 2, denying);
        Place most = applied(bench, place, rows * 9 / 10, denying);
        Map<String, Series> seconds = new Rounds(Workbench.rounds(3))
                .add(place.name() + ", new", () -> firstCall(bench, withRepository(bench, place, accepting), accepting))
                .add(place.name() + ", 50 % applied", () -> firstCall(bench, half, accepting))
                .add(place.name() + ", 90 % applied", () -> firstCall(bench, most, accepting))
                .run();
        Series fresh = Objects.requireNonNull(seconds.remove(place.name() + ", new"));
        List<Figure> figures = new ArrayList<>();
        seconds.forEach((name, series) -> figures.add(new Figure(
                String.format(Locale.ROOT, "first call, %,d rows, ", rows) + name, "s", series, "new input", fresh)));
        return figures;
    }

    /** A place whose first rows are applied as far as its job repository knows. */
    private Place applied(Workbench bench, Place place, long rows, TimedConnect denying) throws Exception {
        Place fresh = withRepository(bench, place, denying);
        start(bench, fresh, denying).await().require(3);
        try (Connection connection = fresh.connect()) {
            String numbers = place.isOnPostgres() ? "generate_series(1, ?) x" : "system_range(1, ?)";
            try (PreparedStatement insert = connection.prepareStatement("""
                    insert into correction_outcome (job_instance_id, row_no, job_execution_id, line, line_count, byte_offset,
                      byte_length, contact_id, state, attempts, throttled, request_id, sent_at, elapsed_millis, resent)
                    select (select max(job_instance_id) from correction_input), x, 1, x + 1, 1, ? + (x - 1) * 160, 160,
                      '01234567-2222-3333-4444-555555555555', 'SUCCEEDED', 1, 0, '6f3e8a52-0c1d-4b7e-9a55-3d2f1c0b9e88',
                      current_timestamp, 50, false
                    from\s""" + numbers)) {
                insert.setLong(1, InputFile.offset(Kind.PLAIN, 1));
                insert.setLong(2, rows);
                insert.executeUpdate();
            }
        }
        return fresh;
    }

    /** A place with a job repository of its own, made and empty. */
    private Place withRepository(Workbench bench, Place place, TimedConnect connect) throws Exception {
        String name = "resume" + ++repositories;
        Place fresh;
        if (place.isOnPostgres()) {
            try (Connection connection = place.connect();
                    Statement statement = connection.createStatement()) {
                statement.execute("create database " + name);
            }
            fresh = place.in(place.url().replaceFirst("[^/]+$", name));
        } else {
            fresh = place.in("jdbc:h2:file:" + bench.file(name));
        }
        try (Child status = bench.start(Workbench.program(), environment(bench, fresh, connect), "status")) {
            status.await().require(0);
        }
        return fresh;
    }

    private static double firstCall(Workbench bench, Place place, TimedConnect connect) throws Exception {
        connect.reset();
        try (Child run = start(bench, place, connect)) {
            return (connect.firstCall(run) - run.startedAt()) / 1e9;
        }
    }

    private static Child start(Workbench bench, Place place, TimedConnect connect) throws Exception {
        return bench.start(
                Workbench.program(),
                environment(bench, place, connect),
                "run",
                Workbench.INSTANCE,
                "--report-to=" + bench.file("reports"),
                place.input());
    }

    private static Map<String, String> environment(Workbench bench, Place place, TimedConnect connect) {
        Map<String, String> environment = bench.environment("unused", connect);
        environment.putAll(place.environment());
        return environment;
    }
}
