package contactcorrections.database;

import static org.assertj.core.api.Assertions.assertThat;

import contactcorrections.s3.UnreliableS3;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.junit.S3ProxyExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The packaged program on an S3 server. */
@Timeout(300)
class S3RunIT {

    private static final Duration LONG = Duration.ofMinutes(2);

    @RegisterExtension
    final S3ProxyExtension server = S3ProxyExtension.builder()
            .withCredentials(AuthenticationType.NONE, "", "")
            .withBlobStoreProvider("transient-nio2")
            .build();

    @TempDir
    Path folder;

    private S3Client s3;

    @BeforeEach
    void makeBucket() {
        s3 = S3Client.builder()
                .endpointOverride(uri())
                .region(Region.US_EAST_1)
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .forcePathStyle(true)
                .build();
        s3.createBucket(create -> create.bucket("corrections"));
    }

    @Test
    void inboxIsAppliedOverAnUnreliableServerAndReportsArePut() throws IOException {
        put("inbox/a.csv", InputFiles.text("a", 200));
        put("inbox/b+%20.csv", InputFiles.text("b", 20) + ",invalid\n");
        try (var unreliable = new UnreliableS3(uri(), 3, 5);
                ProgramRun run = run(unreliable.uri(), "s3://corrections/reports/", "s3://corrections/inbox/")) {

            assertThat(run.await(LONG)).as(run.errors()).isEqualTo(1);
            assertThat(run.output())
                    .contains("2 inputs: 1 completed, 1 completed with errors; exit code 1.")
                    .contains("s3://corrections/reports/b+%20.csv-2/failed.csv");
        }
        assertThat(keys("reports/"))
                .contains("reports/a.csv-1/summary.json", "reports/a.csv-1/succeeded.csv")
                .contains("reports/b+%20.csv-2/failed.csv", "reports/b+%20.csv-2/summary.html");
        assertThat(text("reports/b+%20.csv-2/failed.csv")).contains("\n,invalid,22,MISSING_CONTACT_ID,");

        try (ProgramRun again = run(uri(), "s3://corrections/reports/", "s3://corrections/inbox/")) {
            assertThat(again.await(LONG)).as(again.errors()).isZero();
            assertThat(again.output()).contains("2 inputs: 2 completed; exit code 0.");
        }
    }

    @Test
    void hostileKeysAreTakenLiterallyAndLeadOutOfNoFolder() throws IOException {
        List<String> names =
                List.of("~..csv", "a\"b' <b>&amp;;.csv", "line\nbreak.csv", "größe-☃.csv", "%2e%2e%2fx.csv");
        names.forEach(name -> put("hostile/" + name, InputFiles.text("c", 2)));
        // Hidden, and left out.
        put("hostile/..csv", InputFiles.text("c", 2));
        try (ProgramRun run = run(uri(), "reports", "s3://corrections/hostile/")) {
            assertThat(run.await(LONG)).as(run.errors()).isZero();
            assertThat(run.output()).contains("5 inputs: 5 completed; exit code 0.");
            assertThat(run.output().lines()).noneMatch("break.csv"::equals);
        }
        try (Stream<Path> reports = Files.list(folder.resolve("reports"))) {
            assertThat(reports.toList())
                    .hasSize(5)
                    .allSatisfy(
                            report -> assertThat(report.resolve("summary.json")).exists());
        }
        try (Stream<Path> all = Files.list(folder)) {
            assertThat(all.filter(Files::isDirectory)
                            .map(each -> each.getFileName().toString()))
                    .containsExactlyInAnyOrder("reports", ".contact-corrections");
        }
    }

    @Test
    @EnabledIfSystemProperty(named = "faults", matches = "long")
    void reportThatCannotBePutEndsTheRunBeforeTheFirstCall() throws IOException {
        put("a.csv", InputFiles.text("a", 2));
        for (int execution = 1; execution <= 2; execution++) {
            try (ProgramRun run = run(uri(), "s3://nowhere/reports", "s3://corrections/a.csv")) {
                assertThat(run.await(LONG)).as(run.errors()).isEqualTo(3);
                assertThat(run.output())
                        .containsIgnoringNewLines("No report can be written to s3://nowhere/reports/a.csv-" + execution
                                + ": no such bucket")
                        .contains("Nothing was sent.", "To go on:");
                assertThat(run.errors()).contains("It is kept in reports/a.csv-%s.".formatted(execution));
            }
        }
        assertThat(folder.resolve("reports/a.csv-1/summary.json")).exists();
    }

    @Test
    void validationWhoseReportCannotBePutEndsBeforeItBegins() throws IOException {
        put("a.csv", InputFiles.text("a", 2));
        try (ProgramRun validate = program(
                "validate",
                "--instance-id=" + ProgramRun.INSTANCE,
                "--report-to=s3://nowhere/",
                "s3://corrections/a.csv")) {
            assertThat(validate.await(LONG)).as(validate.errors()).isEqualTo(3);
            assertThat(validate.errors()).contains("No report can be written to s3://nowhere/a.csv-", "no such bucket");
        }
    }

    @Test
    void reportThatCannotBePutInTheEndIsKeptHereAndTheWayOnLeadsOverIt() throws Exception {
        put("a.csv", InputFiles.text("a", 60) + ",invalid\n");
        s3.createBucket(create -> create.bucket("reports"));
        var words = List.of(
                "run", "--simulate", "--rate=20", "--burst=1", "--quiet", "--max-errors=1", "s3://corrections/a.csv");
        List<String> all = new ArrayList<>(words);
        all.add(1, "--instance-id=" + ProgramRun.INSTANCE);
        all.add(1, "--report-to=s3://reports/nightly");
        try (ProgramRun run = program(all.toArray(new String[0]))) {
            String marker = "nightly/a.csv-1/summary.json";
            while (run.isRunning() && !keys("reports", "nightly/").contains(marker)) {
                Thread.onSpinWait();
            }
            assertThat(s3.getObjectAsBytes(get -> get.bucket("reports").key(marker))
                            .asUtf8String())
                    .startsWith("{\n  \"state\" : \"RUNNING\"");
            s3.deleteObject(delete -> delete.bucket("reports").key(marker));
            s3.deleteBucket(delete -> delete.bucket("reports"));

            assertThat(run.await(LONG)).as(run.errors()).isEqualTo(1);
            assertThat(run.errors())
                    .contains("The report could not be put to s3://reports/nightly/a.csv-1: no such bucket")
                    .contains("It is kept in reports/a.csv-1.");
            assertThat(run.output()).contains(" reports/a.csv-1/failed.csv");
        }
        assertThat(Files.readString(folder.resolve("reports/a.csv-1/summary.json")))
                .contains(" reports/a.csv-1/failed.csv\"");
    }

    @Test
    void missingObjectEndsTheRunWithOneLineAndTheWayToGoOn() {
        try (ProgramRun run = run(uri(), "reports", "s3://corrections/missing.csv")) {
            assertThat(run.await(LONG)).isEqualTo(3);
            assertThat(run.errors())
                    .startsWith("s3://corrections/missing.csv: no such object; check the address\nTo go on:\n")
                    .endsWith("s3://corrections/missing.csv\n")
                    .hasLineCount(3);
        }
    }

    @Test
    @EnabledIfSystemProperty(named = "faults", matches = "long")
    void replacedObjectIsANewInputThatTellsOfTheEarlierOne() throws IOException {
        put("a.csv", InputFiles.text("a", 30) + ",invalid\n");
        try (ProgramRun first = run(uri(), "reports", "--max-errors=0", "s3://corrections/a.csv")) {
            assertThat(first.await(LONG)).as(first.errors()).isEqualTo(2);
        }
        String failed = Files.readString(folder.resolve("reports/a.csv-1/failed.csv"));
        Files.delete(folder.resolve("reports/a.csv-1/failed.csv"));
        try (ProgramRun report = program("report", "--report-to=reports", "1")) {
            assertThat(report.await(LONG)).as(report.errors()).isZero();
        }
        assertThat(folder.resolve("reports/a.csv-1/failed.csv")).hasContent(failed);

        put("a.csv", InputFiles.text("a", 3));
        try (ProgramRun second = run(uri(), "reports", "s3://corrections/a.csv")) {
            assertThat(second.await(LONG)).as(second.errors()).isZero();
            assertThat(second.errors())
                    .contains("The input has changed: 31 rows of its earlier version were never applied");
        }
        try (ProgramRun report = program("report", "--report-to=reports", "1")) {
            assertThat(report.await(LONG)).isEqualTo(3);
            assertThat(report.errors()).contains("s3://corrections/a.csv", "changed");
        }
    }

    @Test
    void reportsUnderTheInputAreRefused() {
        try (ProgramRun run = run(uri(), "s3://corrections/inbox/reports", "s3://corrections/inbox/")) {
            assertThat(run.await(LONG)).isEqualTo(64);
            assertThat(run.errors()).startsWith("--report-to: s3://corrections/inbox/reports is not accepted");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-Duser.language=ar -Duser.country=EG -Duser.extensions=nu-arab",
                "-Duser.language=mr -Duser.country=IN",
                "-Duser.language=tr"
            })
    @EnabledIfSystemProperty(named = "faults", matches = "long")
    void localeChangesNeitherRangesNorReports(String options) throws IOException {
        put("a.csv", InputFiles.text("a", 300).replaceFirst("ContactId", "CONTACTID") + ",invalid\n");
        Map<String, String> environment = Map.of(
                "AWS_ENDPOINT_URL_S3", uri().toString(), "JAVA_TOOL_OPTIONS", options + " -Dfile.encoding=US-ASCII");
        for (String maxErrors : List.of("0", "1")) {
            String[] run = command("s3://corrections/reports/", "--max-errors=" + maxErrors, "s3://corrections/a.csv");
            try (ProgramRun program = ProgramRun.start(folder, environment, run)) {
                assertThat(program.await(LONG)).as(program.errors()).isEqualTo(maxErrors.equals("0") ? 2 : 1);
                assertThat(program.output() + program.errors()).doesNotContainPattern("(?U)(?![0-9])\\d");
            }
        }
        assertThat(text("reports/a.csv-2/failed.csv")).contains("\n,invalid,302,MISSING_CONTACT_ID,");
        assertThat(text("reports/a.csv-2/summary.json")).contains("\"succeeded\" : 300,");
    }

    @Test
    void warningsOfLibrariesStayOutOfTheResult() throws IOException {
        put("a.csv", InputFiles.text("a", 2));
        Path profiles = Files.writeString(folder.resolve("profiles"), "[not called profile]\nregion=eu-west-1\n");
        Map<String, String> environment =
                Map.of("AWS_ENDPOINT_URL_S3", uri().toString(), "AWS_CONFIG_FILE", profiles.toString());
        String[] validation = {
            "validate",
            "--json",
            "--instance-id=" + ProgramRun.INSTANCE,
            "--report-to=reports",
            "s3://corrections/a.csv"
        };
        try (ProgramRun validate = ProgramRun.start(folder, environment, validation)) {
            assertThat(validate.await(LONG)).as(validate.errors()).isZero();
            assertThat(validate.output()).startsWith("{\n  \"state\" : \"COMPLETED\"");
            assertThat(validate.errors()).isEmpty();
        }
    }

    private ProgramRun run(URI endpoint, String reportTo, String... arguments) {
        return ProgramRun.start(
                folder, Map.of("AWS_ENDPOINT_URL_S3", endpoint.toString()), command(reportTo, arguments));
    }

    private static String[] command(String reportTo, String... arguments) {
        List<String> all = new ArrayList<>(List.of(
                "run",
                "--simulate",
                "--rate=1000",
                "--burst=1000",
                "--quiet",
                "--instance-id=" + ProgramRun.INSTANCE,
                "--report-to=" + reportTo));
        all.addAll(List.of(arguments));
        return all.toArray(new String[0]);
    }

    private ProgramRun program(String... arguments) {
        return ProgramRun.start(folder, Map.of("AWS_ENDPOINT_URL_S3", uri().toString()), arguments);
    }

    private URI uri() {
        return Objects.requireNonNull(server.getUri());
    }

    private void put(String key, String text) {
        s3.putObject(put -> put.bucket("corrections").key(key), RequestBody.fromString(text));
    }

    private String text(String key) {
        return s3.getObjectAsBytes(get -> get.bucket("corrections").key(key)).asUtf8String();
    }

    private List<String> keys(String prefix) {
        return keys("corrections", prefix);
    }

    private List<String> keys(String bucket, String prefix) {
        return s3.listObjectsV2(list -> list.bucket(bucket).prefix(prefix)).contents().stream()
                .map(S3Object::key)
                .toList();
    }
}
