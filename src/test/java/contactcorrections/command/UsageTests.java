package contactcorrections.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UsageTests {

    private static final String URL = "spring.datasource.url";

    @TempDir
    private Path folder;

    @BeforeEach
    void useARepositoryInMemory() {
        System.setProperty(URL, "jdbc:h2:mem:usage;DB_CLOSE_DELAY=-1");
    }

    @AfterEach
    void restore() {
        System.clearProperty(URL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "template", "validate", "status", "report", "purge", "simulator"})
    void helpOfACommandNamesItsOptionsAndDefaults(String command) throws IOException {
        CommandRun help = CommandRun.of(command, "--help");

        assertThat(help.code()).isZero();
        assertThat(help.err()).isEmpty();
        assertThat(help.out().lines()).allMatch(line -> line.length() <= 80).noneMatch(line -> line.contains("%%"));
        CommandRun.assertSame(help.out(), "help-" + command + ".txt");
    }

    @Test
    void helpOfTheProgramNamesItsCommands() throws IOException {
        CommandRun help = CommandRun.of("--help");

        assertThat(help.code()).isZero();
        CommandRun.assertSame(help.out(), "help.txt");
    }

    @Test
    void everyUsageErrorNamesTheOptionAndWhatIsAccepted() throws IOException {
        String transcript = Stream.of(
                        "",
                        "bogus",
                        "rnu in.csv",
                        "run",
                        "run --instance=i in.csv",
                        "run --rat=3 in.csv",
                        "run --rate",
                        "run --rate=abc in.csv",
                        "run --rate=0 in.csv",
                        "run --burst=0 in.csv",
                        "run --burst=1.5 in.csv",
                        "run --share=120% in.csv",
                        "run --max-in-flight=0 in.csv",
                        "run --max-errors=x in.csv",
                        "run --max-errors=101% in.csv",
                        "run --until=6 in.csv",
                        "run --max-duration=0s in.csv",
                        "run --report-to=s3:// in.csv",
                        "run --patience=soon in.csv",
                        "run --patience=90 in.csv",
                        "run --charset=nope in.csv",
                        "run --notify=http://hooks.example/secret in.csv",
                        "run --notify=arn:aws:sns:eu-central-1:1111:nightly in.csv",
                        "run --delimiter=x in.csv",
                        "run --default-country=Germany in.csv",
                        "run --clear-token= in.csv",
                        "run --job=none.yml in.csv",
                        "template Nmae",
                        "template Name name References.crm.URI",
                        "template References References.crm.URL",
                        "template References.crm.Value",
                        "template Expected.Name",
                        "template Name Expected.ContactId",
                        "template --json",
                        "status --last=0",
                        "status --row=0 in.csv",
                        "status --row=first in.csv",
                        "status --row=2",
                        "status --row=2 --contact=c in.csv",
                        "status --row=2 samples",
                        "status in.csv",
                        "purge",
                        "purge --older-than=90",
                        "purge --older-than=soon",
                        "report",
                        "report seven",
                        "simulator --errors=2",
                        "simulator --rate=0",
                        "simulator --latency=slow")
                .map(line -> CommandRun.transcript(line.isEmpty() ? new String[0] : line.split(" ")))
                .collect(Collectors.joining());

        CommandRun.assertSame(transcript, "usage-errors.txt");
        assertThat(transcript.lines().filter(line -> line.matches("\\[\\d+]"))).containsOnly("[64]");
        assertThat(transcript).doesNotContain("Exception", "\tat ", "another value");
    }

    @Test
    void mistakeInAJobDefinitionIsNamedWithItsPlace() throws IOException {
        String transcript = Stream.of(
                        "corrections:\n  rate: 5\n  instnce-id: i\n",
                        "corrections:\n  max_errors: 5%\n",
                        "rate: 5\n",
                        "corrections:\n  input: in.csv\n  rate: fast\n",
                        "corrections:\n  input: in.csv\n  rate: -1\n",
                        "corrections:\n  until: 6\n",
                        "corrections:\n  max-duration: 6\n",
                        "corrections:\n  columns:\n    note: Descripton\n",
                        "corrections: [\n",
                        "corrections:\n\trate: 5\n",
                        "corrections:\n  rate: 2000\n  share: 100%\n  rate: 5\n",
                        "# nothing yet\n")
                .map(this::transcriptOfJob)
                .collect(Collectors.joining());

        CommandRun.assertSame(transcript, "job-errors.txt");
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "|", "tab", "\\t", "\t", "semicolon"})
    void everyDelimiterIsTakenAsPeopleWriteIt(String delimiter) throws IOException {
        String character = delimiter.length() == 1 ? delimiter : delimiter.equals("semicolon") ? ";" : "\t";
        Path input = Files.writeString(
                folder.resolve("in.csv"), "ContactId,Name\nc,n\n".replace(",", character), StandardCharsets.UTF_8);

        CommandRun run = CommandRun.of(
                "validate",
                "--instance-id=i",
                "--delimiter=" + delimiter,
                "--report-to=" + folder.resolve("reports"),
                input.toString());

        assertThat(run.code()).as(run.err()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"--version, contact-corrections ", "template, ContactId"})
    void whatNeedsNoSpringDoesNotStartIt(String argument, String answer) throws Exception {
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xlog:class+load:stdout",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ContactCorrections.class.getName(),
                        argument))
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).isZero();
        assertThat(output).contains(answer).doesNotContain("org.springframework.boot.SpringApplication ");
    }

    private String transcriptOfJob(String yaml) {
        try {
            Path job = Files.writeString(folder.resolve("nightly.yml"), yaml);
            return yaml + CommandRun.transcript("run", "--job=" + job, "in.csv").replace(folder.toString(), "jobs");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
