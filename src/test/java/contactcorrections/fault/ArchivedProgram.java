package contactcorrections.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The packaged program with an archive of its classes, as an image has it. It starts with half the processor time of the jar
 * alone, which is most of what a test that kills it takes.
 */
final class ArchivedProgram {

    private static final Path TARGET = Path.of("target").toAbsolutePath();
    private static final Path JAR = TARGET.resolve("contact-corrections.jar");
    private static final Path FOLDER = TARGET.resolve("archived");
    private static final Path CLASSES = FOLDER.resolve("classes.jsa");
    private static final String JAVA = System.getProperty("faults.java", System.getProperty("java.home") + "/bin/java");

    /** Made once, by whoever starts it first. */
    private static final List<String> COMMAND = made();

    private ArchivedProgram() {}

    /** The words that start it, before its arguments. */
    static List<String> command(List<String> jvm) {
        List<String> words = new ArrayList<>(List.of(COMMAND.get(0)));
        words.addAll(jvm);
        words.addAll(COMMAND.subList(1, COMMAND.size()));
        return words;
    }

    private static List<String> made() {
        try {
            Files.createDirectories(FOLDER);
            Files.deleteIfExists(CLASSES);
            start(
                    "-XX:ArchiveClassesAtExit=" + CLASSES,
                    "-jar",
                    JAR.toString(),
                    "run",
                    "--simulate",
                    "--again",
                    "--instance-id=" + CorrectionsFile.INSTANCE,
                    "--report-to=" + FOLDER.resolve("reports"),
                    Files.writeString(FOLDER.resolve("one.csv"), "ContactId,Name\none,One\n")
                            .toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        // Without the archive, or where it does not fit, classes are loaded from the jar, and nothing is said of it.
        return List.of(
                JAVA,
                "-XX:SharedArchiveFile=" + CLASSES,
                "-Xlog:cds=off",
                "-Xlog:cds+dynamic=off",
                "-jar",
                JAR.toString());
    }

    private static void start(String... words) throws IOException, InterruptedException {
        Path said = FOLDER.resolve("said.txt");
        var builder = new ProcessBuilder(
                        Stream.concat(Stream.of(JAVA), Stream.of(words)).toList())
                .directory(FOLDER.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile());
        builder.environment().keySet().removeIf(name -> name.matches("(AWS|SPRING|CORRECTIONS|JAVA_TOOL)_.*"));
        builder.environment().put("SPRING_DATASOURCE_URL", "jdbc:h2:file:" + FOLDER.resolve("repository"));
        int code = builder.start().waitFor();
        assertThat(code).as(Files.readString(said)).isZero();
    }
}
