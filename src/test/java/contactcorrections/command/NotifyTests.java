package contactcorrections.command;

import static org.assertj.core.api.Assertions.assertThat;

import contactcorrections.standin.HttpReceiver;
import contactcorrections.standin.HttpReceiver.Answer;
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
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code --notify}, from the command line to what arrives. */
@Timeout(120)
class NotifyTests {

    private static final String URL = "spring.datasource.url";

    @TempDir
    private Path folder;

    @BeforeEach
    void useARepositoryInTheFolder() throws IOException {
        System.setProperty(URL, "jdbc:h2:file:" + folder.resolve("repository"));
        Files.createDirectories(folder.resolve("in"));
        Files.writeString(folder.resolve("in/a.csv"), "ContactId,Name\nc1,n\n,n\n");
        Files.writeString(folder.resolve("in/b.csv"), "ContactId,Name\nc2,n\n");
    }

    @AfterEach
    void restore() {
        System.clearProperty(URL);
    }

    @Test
    void eachRunIsToldOfOnceWithItsSummary() throws IOException {
        try (var hook = HttpReceiver.start(request -> new Answer(200, ""))) {
            Path job = Files.writeString(
                    folder.resolve("job.yml"), "corrections:\n  notify: %s/a\n".formatted(hook.uri()));
            String[] words = words(
                    "run",
                    "--job=" + job,
                    "--max-errors=100%",
                    folder.resolve("in").toString());

            CommandRun first = CommandRun.of(words);
            CommandRun second = CommandRun.of(words);

            assertThat(List.of(first.code(), second.code())).containsExactly(1, 0);
            assertThat(hook.received())
                    .extracting(HttpReceiver.Received::text)
                    .containsExactly(summary("a.csv-1"), summary("b.csv-2"));
        }
    }

    @Test
    void planIsToldOfAndAValidationIsNot() throws IOException {
        try (var hook = HttpReceiver.start(request -> new Answer(200, ""))) {
            String input = folder.resolve("in/b.csv").toString();

            assertThat(CommandRun.of(words("plan", "--notify=" + hook.uri(), input))
                            .code())
                    .isZero();
            Path job = Files.writeString(
                    folder.resolve("job.yml"), "corrections:\n  notify: %s/a\n".formatted(hook.uri()));
            assertThat(CommandRun.of(
                                    "validate",
                                    "--job=" + job,
                                    "--instance-id=instance",
                                    "--report-to=" + folder.resolve("reports"),
                                    input)
                            .code())
                    .isZero();

            assertThat(hook.received()).singleElement().satisfies(request -> {
                JsonNode summary = JsonMapper.shared().readTree(request.text());
                assertThat(summary.path("plan").asBoolean()).isTrue();
            });
        }
    }

    @Test
    void addressIsShownAndStoredNowhereAndItsFailureChangesNothing() throws IOException {
        try (var hook = HttpReceiver.start(request -> new Answer(404, ""))) {
            String secret = "T0psecret";
            String address = hook.uri().toString().replace("//", "//%1$s:%1$s@".formatted(secret))
                    + "/%1$s?token=%1$s".formatted(secret);
            String input = folder.resolve("in/a.csv").toString();

            CommandRun run = CommandRun.of(
                    words("run", "--notify=" + address, "--max-errors=100%", "--stacktrace", "--undo", input));
            CommandRun status = CommandRun.of("status", "--json");

            assertThat(run.code()).isEqualTo(1);
            assertThat(run.err()).contains("127.0.0.1 was not told how the run ended: HTTP 404.");
            assertThat(hook.received()).hasSize(1);
            assertThat(run.out()).contains("To go on:");
            assertThat(run.out() + run.err() + status.out() + status.err()).doesNotContain(secret);
            assertThat(everyFile()).contains("COMPLETED_WITH_ERRORS").doesNotContain(secret);
        }
    }

    /** The program's own, as far as they can be read as text; the repository's file has its texts uncompressed. */
    private String everyFile() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).map(NotifyTests::bytes).collect(Collectors.joining("\n"));
        }
    }

    private static String bytes(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new AssertionError(file + " cannot be read", e);
        }
    }

    private String summary(String report) throws IOException {
        return Files.readString(folder.resolve("reports").resolve(report).resolve("summary.json"));
    }

    private String[] words(String command, String... rest) {
        return Stream.concat(
                        Stream.of(
                                command,
                                "--simulate",
                                "--instance-id=instance",
                                "--report-to=" + folder.resolve("reports")),
                        Stream.of(rest))
                .toArray(String[]::new);
    }
}
