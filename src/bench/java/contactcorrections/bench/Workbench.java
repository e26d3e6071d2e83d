package contactcorrections.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A folder for one benchmark, and the processes that are started in it. */
final class Workbench implements AutoCloseable {

    static final String INSTANCE = "--instance-id=11111111-2222-3333-4444-555555555555";

    private static final Path JAR = Path.of("target", "contact-corrections.jar").toAbsolutePath();
    private static final String JAVA = System.getProperty("java.home") + "/bin/java";

    private final Path folder;

    Workbench() throws IOException {
        folder = Files.createTempDirectory("bench");
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    /** The rows that a benchmark is to have, fewer where {@code -Dbench.rows} says so. */
    static long rows(long most) {
        return Math.min(most, Long.getLong("bench.rows", Long.MAX_VALUE));
    }

    /** How often a benchmark measures, less often where {@code -Dbench.rounds} says so. */
    static int rounds(int most) {
        return Math.min(most, Integer.getInteger("bench.rounds", Integer.MAX_VALUE));
    }

    /** How to start the packaged program with options of the virtual machine. */
    static List<String> program(String... jvm) {
        List<String> command = new ArrayList<>(List.of(JAVA));
        command.addAll(List.of(jvm));
        command.addAll(List.of("-jar", JAR.toString()));
        return command;
    }

    static Path jar() {
        return JAR;
    }

    /** How to start a class of these tests. */
    static List<String> main(String java, Class<?> main) {
        return List.of(java, "-cp", System.getProperty("java.class.path"), main.getName());
    }

    static String java() {
        return JAVA;
    }

    /** Whether {@code JAVA_25_HOME} names another Java, to compare with. */
    static boolean hasJava25() {
        return System.getenv("JAVA_25_HOME") != null;
    }

    static String java25() {
        return System.getenv("JAVA_25_HOME") + "/bin/java";
    }

    /** What the program has to be told about where it runs, with a job repository of this name. */
    Map<String, String> environment(String repository, TimedConnect connect) {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("SPRING_DATASOURCE_URL", "jdbc:h2:file:" + file(repository));
        environment.put("AWS_ENDPOINT_URL_CONNECT", connect.uri());
        environment.put("AWS_REGION", "eu-central-1");
        environment.put("AWS_ACCESS_KEY_ID", "AKIDBENCH");
        environment.put("AWS_SECRET_ACCESS_KEY", "a-secret-of-no-use");
        return environment;
    }

    Child start(List<String> command, Map<String, String> environment, String... arguments) throws IOException {
        List<String> words = new ArrayList<>(command);
        words.addAll(List.of(arguments));
        return Child.start(words, folder, environment);
    }

    @Override
    public void close() throws IOException {
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
