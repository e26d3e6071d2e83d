package contactcorrections.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The script that archives the classes of the jar, for the Java of this test. */
@DisabledOnOs(OS.WINDOWS)
@Timeout(300)
class ClassArchiveIT {

    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin");

    @TempDir
    Path folder;

    private Path jar;
    private Path options;

    @BeforeEach
    void archive() throws Exception {
        Path place = Files.createDirectory(folder.resolve("place"));
        jar = Files.copy(Path.of("target/contact-corrections.jar"), place.resolve("contact-corrections.jar"));
        options = place.resolve("contact-corrections.options");
        assertThat(output("jobs/class-archive.sh", jar.toString())).isEqualTo(options + "\n");
    }

    @Test
    void classesComeFromTheArchiveOrFromTheJarWithoutAWord() throws Exception {
        assertThat(classesOf(version())).containsPattern("contactcorrections\\.\\S+ source: shared objects file");

        Files.delete(archiveFile());
        assertThat(classesOf(version())).doesNotContainPattern("contactcorrections\\.\\S+ source: shared objects file");

        Files.writeString(options, Files.readString(options).replaceFirst("-XX:\\w+=", "-XX:OfAnotherJava="));
        assertThat(version()).startsWith("contact-corrections ").contains("\nJava ");
    }

    private String version() throws Exception {
        return output(
                JAVA.resolve("java").toString(),
                "@" + options,
                "-Xlog:class+load:file=" + folder.resolve("classes"),
                "-jar",
                jar.toString(),
                "--version");
    }

    /** What the JVM wrote of its classes when it put out this text, which is the version and nothing else. */
    private String classesOf(String text) throws Exception {
        assertThat(text).startsWith("contact-corrections ").hasLineCount(2);
        return Files.readString(folder.resolve("classes"));
    }

    private Path archiveFile() throws Exception {
        try (Stream<Path> files = Files.list(folder.resolve("place"))) {
            return files.filter(file -> file.toString().matches(".*[.](jsa|aot)"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private String output(String... command) throws Exception {
        Path out = folder.resolve("out");
        var builder =
                new ProcessBuilder(List.of(command)).redirectErrorStream(true).redirectOutput(out.toFile());
        builder.environment().put("PATH", JAVA + ":" + System.getenv("PATH"));
        int exitCode = builder.start().waitFor();
        String text = Files.readString(out);
        assertThat(exitCode).as(text).isZero();
        return text;
    }
}
