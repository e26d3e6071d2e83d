package contactcorrections.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The script that cron starts, with a program in place of Java that ends as it is told. */
@DisabledOnOs(OS.WINDOWS)
@Timeout(30)
class NightlyScriptTests {

    private final Map<String, String> environment = new HashMap<>();

    @TempDir
    Path folder;

    @Test
    void nobodyIsBotheredWithSuccess() throws Exception {
        assertThat(exitCode("echo done; exit 0")).isZero();
        assertThat(folder.resolve("mail")).doesNotExist();
        assertThat(log()).isEqualTo("done\n");
    }

    @ParameterizedTest
    @CsvSource({
        "1, some rows failed",
        "2, 'aborted, too many rows failed'",
        "3, failed; the next run continues",
        "4, stopped in time",
        "5, the run before is still going on",
        "64, a setting is wrong",
        "137, killed",
        "143, stopped in time"
    })
    void mailSaysWhatTheExitCodeMeans(int code, String meaning) throws Exception {
        assertThat(exitCode("echo \"$*\"; echo why >&2; exit " + code)).isEqualTo(code);
        assertThat(folder.resolve("mail"))
                .content()
                .startsWith("-s Contact corrections, job: " + meaning)
                .contains("(exit code %s)".formatted(code), "run --job some/job.yml --quiet\nwhy\n");
    }

    @Test
    void archiveBesideTheJarIsUsedWhereverItLies() throws Exception {
        Path place = Files.createDirectory(folder.resolve("a place"));
        Files.createFile(place.resolve("program.options"));
        environment.put("JAR", place.resolve("program.jar").toString());
        environment.put("JAVA_OPTIONS", "-Xmx256m -Xss1m");

        assertThat(exitCode("printf '%s\\n' \"$@\"")).isZero();

        assertThat(log().lines())
                .containsExactly(
                        "-Xmx256m",
                        "-Xss1m",
                        "@" + place.resolve("program.options"),
                        "-jar",
                        place.resolve("program.jar").toString(),
                        "run",
                        "--job",
                        "some/job.yml",
                        "--quiet");
    }

    @Test
    void signalReachesTheProgramWhichIsWaitedFor() throws Exception {
        Process script =
                start("trap 'echo ended in order; exit 143' TERM; echo begun > %s/begun; while :; do sleep 0.1; done"
                        .formatted(folder));
        while (!Files.exists(folder.resolve("begun"))) {
            assertThat(script.waitFor(20, TimeUnit.MILLISECONDS)).isFalse();
        }

        script.destroy();

        assertThat(script.waitFor()).isEqualTo(143);
        assertThat(log()).isEqualTo("ended in order\n");
    }

    private int exitCode(String program) throws Exception {
        return start(program).waitFor();
    }

    private Process start(String program) throws IOException {
        script("java", program);
        script(
                "mail",
                "{ echo \"$*\"; cat; } > " + folder.resolve("mail")
                        + ".part; mv %1$s.part %1$s".formatted(folder.resolve("mail")));
        var builder = new ProcessBuilder("jobs/cron/nightly.sh", "some/job.yml", "--quiet").inheritIO();
        builder.environment().putAll(environment);
        builder.environment().put("PATH", folder.resolve("bin") + ":" + System.getenv("PATH"));
        builder.environment().put("LOG_DIR", folder.resolve("logs").toString());
        builder.environment().put("MAIL_TO", "someone@example.com");
        return builder.start();
    }

    private void script(String name, String text) throws IOException {
        Path file = Files.createDirectories(folder.resolve("bin")).resolve(name);
        Files.writeString(file, "#!/bin/sh\n" + text + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private String log() throws IOException {
        try (var files = Files.list(folder.resolve("logs"))) {
            return Files.readString(files.findFirst().orElseThrow());
        }
    }
}
