package contactcorrections.command;

import static org.assertj.core.api.Assertions.assertThat;

import contactcorrections.connect.ConnectSettings;
import contactcorrections.request.RequestSettings;
import contactcorrections.settings.JobDefinition;
import contactcorrections.settings.Settings;
import contactcorrections.throttle.ThrottleSettings;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Timeout(60)
class CommandTests {

    private static final String URL = "spring.datasource.url";

    @TempDir
    private Path folder;

    @BeforeEach
    void useARepositoryInMemory() {
        System.setProperty(URL, "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    }

    @AfterEach
    void restore() {
        System.clearProperty(URL);
    }

    @Test
    void validationShowsTheProblemsAndTheSummary() throws IOException {
        input("ContactId,Name\nc1,n\n,n\nc3,\nc4,(clear)\n");

        CommandRun run = CommandRun.of(with("validate", "in.csv"));

        assertThat(run.code()).isEqualTo(1);
        CommandRun.assertSame(legible(run.err() + run.out()), "validate.txt");
        assertThat(Files.readAllLines(reportOf("in.csv-validation-").resolve("failed.csv")))
                .hasSize(3);
    }

    @Test
    void validationOfARightInputEndsWithZero() throws IOException {
        input("ContactId,Name\nc1,n\n");

        assertThat(CommandRun.of(with("validate", "in.csv")).code()).isZero();
    }

    @Test
    void templateIsAFileThatCanBeValidated() throws IOException {
        CommandRun template = CommandRun.of("template");
        input(template.out());

        assertThat(template.err()).isEmpty();
        CommandRun.assertSame(template.out(), "template.csv");
        assertThat(CommandRun.of(with("validate", "in.csv")).code()).isZero();
    }

    @Test
    void templateOfSomeColumnsHasThemAlone() {
        CommandRun template = CommandRun.of("template", "Name", "contactid", "Expected.Name");

        assertThat(template).isEqualTo(new CommandRun(0, """
                ContactId,Name,Expected.Name
                bdd640fb-0667-4ad1-9c80-317fa3b1799d,Damaged parcel,(clear)
                """, ""));
    }

    @Test
    void validationOfWhatCannotBeReadEndsWithThree() throws IOException {
        input("ContactId,Nmae\nc1,n\n");

        CommandRun header = CommandRun.of(with("validate", "in.csv"));
        CommandRun missing = CommandRun.of(with("validate", "missing.csv"));

        assertThat(header.code()).isEqualTo(3);
        assertThat(header.err()).contains("in.csv: ", "Nmae", "Name").doesNotContain("\tat ");
        assertThat(missing.code()).isEqualTo(3);
        assertThat(missing.err()).contains("missing.csv: no such file");
    }

    @Test
    void validationWhoseReportCannotBeWrittenEndsWithThreeBeforeItBegins() throws IOException {
        input("ContactId,Name\nc1,n\n,n\n");
        Files.writeString(folder.resolve("reports"), "a file where the folder should be");

        CommandRun validation = CommandRun.of(with("validate", "in.csv"));

        assertThat(validation.code()).isEqualTo(3);
        assertThat(validation.err())
                .startsWith("No report can be written to ")
                .contains("a file is in the way", "--report-to")
                .hasLineCount(1);
    }

    @Test
    void statusOfAnEmptyRepositorySaysHowToBegin() throws IOException {
        CommandRun text = CommandRun.of("status");
        CommandRun json = CommandRun.of("status", "--json");

        assertThat(text.code()).isZero();
        CommandRun.assertSame(text.out(), "status-empty.txt");
        assertThat(JsonMapper.shared().readTree(json.out()).path("runs").isEmpty())
                .isTrue();
    }

    @Test
    void runIsShownByStatusAndLeftAloneTheNextTime() throws IOException {
        input("ContactId,Name\nc1,n\nc2,n\n,n\n");
        List<String> options = List.of("--simulate", "--max-errors=50%");

        CommandRun first = CommandRun.of(with("run", "in.csv", options));
        CommandRun second = CommandRun.of(with("run", "in.csv", options));
        CommandRun status = CommandRun.of("status");
        JsonNode json = JsonMapper.shared()
                .readTree(CommandRun.of("status", "--json").out())
                .path("runs")
                .path(0);

        assertThat(first.code()).as(first.err()).isEqualTo(1);
        assertThat(first.err()).contains("3 rows, 1 invalid", "MISSING_CONTACT_ID");
        assertThat(first.out()).contains("Completed with errors: in.csv", "To go on:", "failed.csv");
        assertThat(second.code()).isZero();
        assertThat(second.out()).contains("finished before", "--again");
        assertThat(status.out())
                .contains("COMPLETED_WITH_ERRORS", folder.resolve("in.csv").toString());
        assertThat(json.path("state").asString()).isEqualTo("COMPLETED_WITH_ERRORS");
        assertThat(json.path("succeeded").asLong()).isEqualTo(2);
        assertThat(json.path("remaining").asLong()).isZero();
    }

    @Test
    void cellsThatWillBeEmptiedAreToldByTheNamesOfTheFile() throws IOException {
        input("ContactId,Name,Description\nc1,(clear),(clear)\nc2,n,(clear)\n,(clear),(clear)\n");

        CommandRun run = CommandRun.of(with("run", "in.csv", List.of("--simulate", "--max-errors=50%")));

        assertThat(run.err())
                .containsSubsequence(
                        "3 rows, 1 invalid",
                        "Description: 2 cells will be emptied",
                        "Name: 1 cell will be emptied",
                        "rows to apply");
        assertThat(run.out()).containsSubsequence("Fields that valid rows empty", "Description", "2", "Name", "1");
    }

    @Test
    void spreadsheetErrorEmptiesAFieldOnlyWhereItIsTheClearToken() throws IOException {
        input("ContactId,Name\nc1,#N/A\n");

        CommandRun wrong = CommandRun.of(with("validate", "in.csv"));
        CommandRun asked = CommandRun.of(with("validate", "in.csv", List.of("--clear-token=#N/A")));

        assertThat(wrong.code()).isEqualTo(1);
        assertThat(wrong.err()).contains("in.csv:2: Name: a spreadsheet's error value", "(SPREADSHEET_ERROR)");
        assertThat(asked.code()).isZero();
        assertThat(asked.out()).containsSubsequence("Fields that valid rows empty", "Name", "1");
    }

    @Test
    void severalInputsEndWithTheWorstOfTheirCodes() throws IOException {
        Files.createDirectories(folder.resolve("in"));
        Files.writeString(folder.resolve("in/b.csv"), "ContactId,Name\nc1,n\n");
        Files.writeString(folder.resolve("in/a.csv"), "ContactId,Nmae\nc1,n\n");
        Files.writeString(folder.resolve("in/note.txt"), "none");

        CommandRun run = CommandRun.of(with("run", "in", List.of("--simulate", "--quiet")));

        assertThat(run.code()).isEqualTo(3);
        assertThat(run.out()).containsSubsequence("a.csv", "b.csv").doesNotContain("note.txt");
    }

    @Test
    void hiddenFilesOfAFolderAreLeftOut() throws IOException {
        Files.createDirectories(folder.resolve("inbox"));
        for (String name : List.of(".in.csv", "~$in.csv", ".csv", ".in.csv.gz")) {
            Files.writeString(folder.resolve("inbox").resolve(name), "no corrections");
        }

        assertThat(CommandRun.of(with("validate", "inbox")).err())
                .endsWith(
                        "inbox: no *.csv and no *.csv.gz in this folder (hidden ones, named .* or ~$*, do not count)%n"
                                .formatted());

        Files.writeString(folder.resolve("inbox/in.csv"), "ContactId,Name\nc1,n\n");
        assertThat(CommandRun.of(with("validate", "inbox")).code()).isZero();
    }

    @Test
    void whatIsNoFileIsSaidToBeWhatItIs() {
        CommandRun dash = CommandRun.of("validate", "-");
        CommandRun url = CommandRun.of("validate", "https://bucket.s3.amazonaws.com/in.csv");
        CommandRun slash = CommandRun.of("validate", "s3:/bucket/in.csv");

        assertThat(List.of(dash.code(), url.code(), slash.code())).containsOnly(64);
        assertThat(dash.err()).contains("save standard input to a file first");
        assertThat(url.err()).contains("expected a path, s3://BUCKET/KEY or s3://BUCKET/PREFIX/");
        assertThat(slash.err()).contains("expected a path, s3://BUCKET/KEY or s3://BUCKET/PREFIX/");
    }

    @Test
    void folderWithoutInputsIsSaidSo() throws IOException {
        CommandRun run = CommandRun.of(with("run", ""));

        assertThat(run.code()).isEqualTo(3);
        assertThat(run.err()).contains("no *.csv and no *.csv.gz in this folder");
    }

    @Test
    void reportOfARunThatIsNotKnownIsAUsageError() {
        CommandRun run = CommandRun.of("report", "7");

        assertThat(run.code()).isEqualTo(64);
        assertThat(run.err()).contains("there is no run 7");
    }

    @Test
    void purgeSaysWhatItRemoved() {
        CommandRun run = CommandRun.of("purge", "--older-than=90d");

        assertThat(run.code()).isZero();
        assertThat(run.out()).isEqualTo("Removed 0 inputs with 0 outcomes.%n".formatted());
    }

    @Test
    void repositoryThatCannotBeOpenedIsSaidWithoutItsPasswordAndWithoutAStackTrace() {
        System.setProperty(URL, "jdbc:postgresql://127.0.0.1:1/none?user=me&password=secret");

        CommandRun run = CommandRun.of("status");

        assertThat(run.code()).isEqualTo(3);
        assertThat(run.err())
                .contains("jdbc:postgresql://127.0.0.1:1/none", "SPRING_DATASOURCE_URL")
                .doesNotContain("secret", "\tat ");
    }

    @Test
    void repositoryInUseIsSaidInOneLine() throws Exception {
        String url = "jdbc:h2:file:" + folder.resolve("repository");
        System.setProperty(URL, url);
        try (var channel =
                        new RandomAccessFile(folder.resolve("repository.mv.db").toFile(), "rw").getChannel();
                var lock = channel.lock()) {
            CommandRun run = CommandRun.of("status");

            assertThat(lock.isValid()).isTrue();
            assertThat(run.code()).isEqualTo(5);
            assertThat(run.err().lines()).hasSize(1);
            assertThat(run.err()).contains("in use by another process");
        }
    }

    @Test
    void optionStandsAboveTheEnvironmentAndThatAboveTheJobDefinition() throws IOException {
        Path job = Files.writeString(
                folder.resolve("nightly.yml"),
                "corrections:\n  rate: 5\n  burst: 6\n  max-in-flight: 7\n  columns:\n    case_note: Name\n    My Col: Description\n    a.b: References.x.URL\n");
        System.setProperty("corrections.rate", "50");
        System.setProperty("corrections.burst", "60");
        try {
            Settings settings = Settings.of(Map.of("rate", "500"), JobDefinition.read(job));
            var quota = settings.get(ThrottleSettings.class);

            assertThat(quota.rate().perSecond()).isEqualTo(500);
            assertThat(quota.burst()).isEqualTo(60);
            assertThat(settings.get(ConnectSettings.class).maxInFlight()).isEqualTo(7);
            assertThat(quota.share().percent()).isEqualTo(80);
            assertThat(settings.get(RequestSettings.class).columns()).containsOnlyKeys("case_note", "My Col", "a.b");
        } finally {
            System.clearProperty("corrections.rate");
            System.clearProperty("corrections.burst");
        }
    }

    private void input(String text) throws IOException {
        Files.writeString(folder.resolve("in.csv"), text);
    }

    private String[] with(String command, String input) {
        return with(command, input, List.of());
    }

    private String[] with(String command, String input, List<String> options) {
        List<String> words =
                new ArrayList<>(List.of(command, "--instance-id=instance", "--report-to=" + folder.resolve("reports")));
        words.addAll(options);
        words.add(folder.resolve(input).toString());
        return words.toArray(String[]::new);
    }

    private Path reportOf(String name) throws IOException {
        try (var reports = Files.list(folder.resolve("reports"))) {
            return reports.filter(each -> each.getFileName().toString().startsWith(name))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** Without what differs from run to run. */
    private String legible(String text) {
        return text.replace(folder.toString(), "FOLDER")
                .replaceAll("validation-[0-9a-f]{8}", "validation-NUMBER")
                .replaceAll("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d \\S+", "TIME")
                .replaceAll("after [^\n]+", "after SOME TIME");
    }
}
