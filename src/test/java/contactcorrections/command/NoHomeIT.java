package contactcorrections.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The packaged program for a user who has no home, as in containers with a user id of their own. */
@Timeout(120)
class NoHomeIT {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"?", "/nonexistent", "/proc"})
    void whatNeedsARepositoryEndsWithBothWaysOutAndMakesNoFolder(String home) throws Exception {
        Path error = folder.resolve("error");

        assertThat(program(home, error, "status")).isEqualTo(3);

        assertThat(error)
                .content()
                .startsWith("The job repository ")
                .contains("HOME", "SPRING_DATASOURCE_URL")
                .hasLineCount(1);
        assertThat(namesIn(folder)).containsExactly("error");
    }

    @Test
    void validationNeedsNoHome() throws Exception {
        Path input = Files.writeString(folder.resolve("in.csv"), "ContactId,Name\nc,n\n");
        Path error = folder.resolve("error");

        assertThat(program("?", error, "validate", "--instance-id=i", input.toString()))
                .isZero();
        assertThat(program("?", error, "simulator", "--help")).isZero();

        assertThat(error).isEmptyFile();
        assertThat(namesIn(folder)).containsExactlyInAnyOrder("in.csv", "reports", "error");
    }

    private int program(String home, Path error, String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Duser.home=" + home,
                "-jar",
                Path.of("target/contact-corrections.jar").toAbsolutePath().toString()));
        command.addAll(List.of(words));
        var builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(error.toFile());
        builder.environment().keySet().removeIf(name -> name.equals("HOME") || name.startsWith("SPRING_"));
        return builder.start().waitFor();
    }

    private static List<String> namesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName())).toList();
        }
    }
}
