package contactcorrections.command;

import static org.assertj.core.api.Assertions.assertThat;

import contactcorrections.database.PostgresServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import picocli.CommandLine;

/** What an operator does with a job repository, on each database that can be one. */
@Timeout(120)
class RepositoryTests {

    private static final String ROW = "11111111-1111-4111-8111-00000000000%s,A name%n";

    @TempDir
    static Path data;

    @TempDir
    Path folder;

    private static PostgresServer postgres;

    private final StringWriter output = new StringWriter();
    private final StringWriter errors = new StringWriter();

    @BeforeAll
    static void startPostgres() throws IOException {
        postgres = PostgresServer.start(data);
    }

    @AfterAll
    static void stopPostgres() throws IOException {
        postgres.close();
    }

    @AfterEach
    void forgetRepository() {
        System.clearProperty("spring.datasource.url");
        System.clearProperty("spring.datasource.username");
    }

    @ParameterizedTest
    @ValueSource(strings = {"H2", "PostgreSQL"})
    void folderIsAppliedOnceChangesAreToldOfAndOnlyWhatIsFinishedIsPurged(String database) throws IOException {
        use(database);
        Path inbox = Files.createDirectory(folder.resolve("inbox"));
        write(inbox.resolve("a.csv"), "ContactId,Name\n", 1, 2);
        write(inbox.resolve("b.csv"), "ContactId,Name\n", 3);
        write(inbox.resolve("c.csv"), "ContactId,Nonsense\n", 4);
        // Too many of its rows are invalid: it is not finished, and none of them was applied.
        Path bad = inbox.resolve("d.csv");
        Files.writeString(bad, "ContactId,Name\n,x\n,y\n");

        assertThat(run(inbox)).isEqualTo(3);
        assertThat(output.toString()).contains("4 inputs: 2 completed, 1 aborted, 1 failed; exit code 3.");

        assertThat(run(inbox)).isEqualTo(3);
        assertThat(output.toString().split("This input was finished before", -1))
                .hasSize(3);

        write(bad, "ContactId,Name\n", 5);
        assertThat(run(bad)).isZero();
        assertThat(errors.toString())
                .contains("The input has changed: 2 rows of its earlier version were never applied.");

        assertThat(execute("status", "--json")).isZero();
        assertThat(output.toString()).contains("\"state\" : \"ABORTED\"", "\"remaining\" : 0");

        assertThat(execute("purge", "--older-than=1d")).isZero();
        assertThat(output.toString()).contains("Removed 0 inputs with 0 outcomes.");
        assertThat(execute("purge", "--older-than=0s")).isZero();
        assertThat(output.toString()).contains("Removed 3 inputs with 4 outcomes.");
        assertThat(execute("purge", "--older-than=0s", "--unfinished")).isZero();
        assertThat(output.toString()).contains("Removed 2 inputs with 0 outcomes.");
        assertThat(execute("status")).isZero();
        assertThat(output.toString()).contains("No runs yet.");
    }

    @ParameterizedTest
    @CsvSource({"50%, 1", "0, 2"})
    void reportIsWrittenAgainWithTheSettingsOfItsRun(String maxErrors, int code) throws IOException {
        use("H2");
        Path job = Files.writeString(folder.resolve("job.yml"), """
                corrections:
                  instance-id: 11111111-2222-3333-4444-555555555555
                  charset: windows-1252
                  columns:
                    the case: ContactId
                    ä_name: Name
                  ignore-columns: [who, when]
                  report-to: %s
                  max-errors: %s
                """.formatted(folder.resolve("reports"), maxErrors));
        Path input = folder.resolve("in.csv");
        Files.write(
                input, "the case;ä_name;who;when\nc1;Größe;x;y\n;ohne;x;y\n".getBytes(Charset.forName("windows-1252")));
        assertThat(execute("run", "--simulate", "--quiet", "--job=" + job, input.toString()))
                .isEqualTo(code);
        Path report = folder.resolve("reports/in.csv-1");
        Map<String, String> first = files(report);
        assertThat(first.get("failed.csv")).contains(";ohne;x;y;3;MISSING_CONTACT_ID;");
        for (String name : first.keySet()) {
            Files.delete(report.resolve(name));
        }

        assertThat(execute("report", "1")).as(errors.toString()).isZero();

        assertThat(files(report)).isEqualTo(first);
    }

    @Test
    void purgeTellsWhatItLeavesInS3AndWhatItCannotRemove() throws IOException {
        use("H2");
        for (String name : List.of("a.csv", "b.csv", "c.csv")) {
            write(folder.resolve(name), "ContactId,Name\n", 1);
            assertThat(run(folder.resolve(name))).isZero();
        }
        keptAt("s3://bucket/reports/a.csv-1-changes/", 1);
        keptAt("s3://bucket/reports/b.csv-2-changes/", 2);
        keptAt(folder.resolve("c.csv").toString(), 3);

        assertThat(execute("purge", "--older-than=0s")).isEqualTo(3);

        assertThat(output.toString())
                .endsWith("Removed 2 inputs with 2 outcomes.%nLeft in S3 for a lifecycle rule: ".formatted()
                        + "s3://bucket/reports/a.csv-1-changes/ s3://bucket/reports/b.csv-2-changes/%n".formatted());
        assertThat(errors.toString())
                .contains("c.csv: a file or a link, expected a folder")
                .doesNotContain("\tat ");
        assertThat(folder.resolve("c.csv")).exists();
    }

    private void keptAt(String place, long jobInstanceId) {
        JdbcClient.create(new DriverManagerDataSource(
                        System.getProperty("spring.datasource.url"),
                        System.getProperty("spring.datasource.username"),
                        ""))
                .sql("update correction_input set changes_at = ? where job_instance_id = ?")
                .params(place, jobInstanceId)
                .update();
    }

    @Test
    void purgeGivesTheSpaceInTheFileBack() throws IOException {
        use("H2");
        Path input = Files.writeString(folder.resolve("in.csv"), "ContactId,Name\n" + ",x\n".repeat(20_000));
        assertThat(execute(
                        "run", "--simulate", "--quiet", "--max-errors=100%", "--report-to=" + folder, input.toString()))
                .isEqualTo(1);
        Path file = folder.resolve("repository.mv.db");
        long full = Files.size(file);

        assertThat(execute("purge", "--older-than=0s")).isZero();

        assertThat(output.toString()).contains("with 20,000 outcomes");
        assertThat(errors.toString()).isEmpty();
        assertThat(full).isGreaterThan(2_000_000);
        assertThat(Files.size(file)).isLessThan(full / 4);
        assertThat(folder.resolve("repository.trace.db")).doesNotExist();
        assertThat(execute("status")).isZero();
        assertThat(output.toString()).contains("No runs yet.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"H2", "PostgreSQL"})
    void repositoryOfANewerVersionIsRefused(String database) {
        use(database);
        assertThat(execute("status")).as(errors.toString()).isZero();
        JdbcClient repository = JdbcClient.create(new DriverManagerDataSource(
                System.getProperty("spring.datasource.url"), System.getProperty("spring.datasource.username"), ""));
        repository.sql("""
                        insert into "flyway_schema_history"
                          ("installed_rank", "version", "description", "type", "script", "installed_by", "execution_time", "success")
                        values (1000, '1000', 'newer', 'SQL', 'V1000__newer.sql', 'x', 1, true)""").update();
        try {
            assertThat(execute("status")).isEqualTo(3);
            assertThat(errors.toString())
                    .contains("was made by a newer version of this program", "the version 1000")
                    .hasLineCount(1);
        } finally {
            repository
                    .sql("delete from \"flyway_schema_history\" where \"version\" = '1000'")
                    .update();
        }
        assertThat(execute("status")).as(errors.toString()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"H2", "PostgreSQL"})
    void repositoryOfAnOlderVersionIsUpgraded(String database) {
        use(database);
        boolean h2 = database.equals("H2");
        String url = System.getProperty("spring.datasource.url") + (h2 ? "" : "?currentSchema=older");
        Flyway.configure()
                .dataSource(url, h2 ? "sa" : "postgres", "")
                .locations("classpath:db/migration", "classpath:db/migration-" + (h2 ? "h2" : "postgresql"))
                .failOnMissingLocations(false)
                .target("2")
                .load()
                .migrate();
        System.setProperty("spring.datasource.url", url);

        assertThat(execute("status")).as(errors.toString()).isZero();

        assertThat(output.toString()).contains("No runs yet.");
    }

    @Test
    void userWhoMayNotCreateTablesIsToldWhatToGrant() {
        use("PostgreSQL");
        JdbcClient server = JdbcClient.create(new DriverManagerDataSource(postgres.url(), "postgres", ""));
        server.sql("create role guest login").update();
        server.sql("create database guests").update();
        System.setProperty("spring.datasource.url", postgres.url().replace("/postgres", "/guests"));
        System.setProperty("spring.datasource.username", "guest");

        assertThat(execute("status")).isEqualTo(3);

        assertThat(errors.toString())
                .contains("does not let user guest create its tables")
                .contains("GRANT CREATE, USAGE ON SCHEMA public TO \"guest\";")
                .hasLineCount(1);
    }

    @Test
    void databaseThatIsNotThereIsSaidSo() {
        use("PostgreSQL");
        System.setProperty("spring.datasource.url", postgres.url().replace("/postgres", "/nowhere"));
        assertThat(execute("status")).isEqualTo(3);
        assertThat(errors.toString())
                .contains("/nowhere does not exist on this server")
                .hasLineCount(1);

        System.setProperty("spring.datasource.username", "nobody");
        System.setProperty("spring.datasource.url", postgres.url());
        assertThat(execute("status")).isEqualTo(3);
        assertThat(errors.toString()).contains("does not let user nobody in").hasLineCount(1);

        System.setProperty("spring.datasource.url", "jdbc:postgresql://127.0.0.1:1/corrections");
        assertThat(execute("status")).isEqualTo(3);
        assertThat(errors.toString())
                .contains("127.0.0.1:1/corrections does not answer")
                .hasLineCount(1);
    }

    @ParameterizedTest
    @CsvSource({
        "postgresql://user:s3cret@db.example:5432/corrections, jdbc:postgresql://db.example:5432/corrections",
        "postgres://user:s3cret@db.example/corrections?sslmode=require, jdbc:postgresql://db.example/corrections",
        "jdbc:postgresql://user:s3cret@db.example/corrections, jdbc:postgresql://db.example/corrections",
        "postgres://user:s3cret/x@db.example/corrections, jdbc:postgresql://HOST:PORT/DATABASE",
        "postgres://db.example/corrections?user=u&password=s3cret@x, jdbc:postgresql://HOST:PORT/DATABASE",
        "mysql://u:s3cret@db/x, jdbc:postgresql://HOST:PORT/DATABASE"
    })
    void urlAsOtherToolsWriteItIsToldAsJdbcTakesIt(String url, String expected) {
        System.setProperty("spring.datasource.url", url);

        assertThat(execute("status")).isEqualTo(64);

        assertThat(errors.toString())
                .contains("SPRING_DATASOURCE_URL", expected + ", with the user in SPRING_DATASOURCE_USERNAME")
                .doesNotContain("s3cret", "user:");
    }

    private static Map<String, String> files(Path report) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> found = Files.list(report)) {
            for (Path file : found.toList()) {
                files.put(file.getFileName().toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        return files;
    }

    private void use(String database) {
        boolean h2 = database.equals("H2");
        System.setProperty(
                "spring.datasource.url", h2 ? "jdbc:h2:file:" + folder.resolve("repository") : postgres.url());
        System.setProperty("spring.datasource.username", h2 ? "sa" : "postgres");
    }

    private int run(Path input) {
        return execute(
                "run",
                "--simulate",
                "--quiet",
                "--instance-id=11111111-2222-3333-4444-555555555555",
                "--report-to=" + folder.resolve("reports"),
                input.toString());
    }

    private int execute(String... arguments) {
        output.getBuffer().setLength(0);
        errors.getBuffer().setLength(0);
        CommandLine program = ContactCorrections.commandLine()
                .setOut(new PrintWriter(output, true))
                .setErr(new PrintWriter(errors, true));
        return program.execute(arguments);
    }

    private static void write(Path file, String header, int... contacts) throws IOException {
        List<String> rows = new ArrayList<>();
        for (int contact : contacts) {
            rows.add(ROW.formatted(contact));
        }
        Files.writeString(file, header + String.join("", rows));
    }
}
