package contactcorrections.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The packaged program with a job repository, a home and a report folder of its own; {@code -Dfaults.java} names the Java
 * that runs it.
 */
final class PackagedProgram {

    private final Path folder;
    private final Endpoint endpoint;
    private final List<String> jvm = new ArrayList<>();
    private final Map<String, String> environment = new HashMap<>();
    private List<String> launcher = List.of();
    private int starts;

    PackagedProgram(Path folder, Endpoint endpoint) {
        this.folder = folder;
        this.endpoint = endpoint;
        jvm("-XX:TieredStopAtLevel=1");
        // A run in the background has SIGINT ignored, which its children would inherit.
        if (Files.exists(Path.of("/proc/self/status"))) {
            launcher = List.of("env", "--default-signal=INT");
        }
    }

    /** Adds options of the virtual machine. */
    PackagedProgram jvm(String... options) {
        jvm.addAll(List.of(options));
        return this;
    }

    /** Adds to its environment, over what it has. */
    PackagedProgram with(Map<String, String> variables) {
        environment.putAll(variables);
        return this;
    }

    /** Starts it through another program from now on. */
    PackagedProgram through(String... words) {
        launcher = List.of(words);
        return this;
    }

    Path reports() {
        return folder.resolve("reports");
    }

    /** The files of the job repository are in it. */
    Path repository() {
        return folder.resolve("repository");
    }

    /** Starts {@code run} on an input with what every run needs. */
    Running apply(Path input, String... options) throws IOException {
        List<String> words = new ArrayList<>(
                List.of("run", "--instance-id=" + CorrectionsFile.INSTANCE, "--report-to=" + reports()));
        words.addAll(Arrays.asList(options));
        words.add(input.toString());
        return start(words.toArray(String[]::new));
    }

    Running start(String... words) throws IOException {
        int process = endpoint.beginRun();
        starts++;
        List<String> command = new ArrayList<>(launcher);
        command.addAll(ArchivedProgram.command(jvm));
        command.addAll(List.of(words));
        Path out = folder.resolve("out-%s.txt".formatted(starts));
        Path err = folder.resolve("err-%s.txt".formatted(starts));
        var builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().keySet().removeIf(name -> name.matches("(AWS|SPRING|CORRECTIONS|JAVA_TOOL)_.*"));
        builder.environment().putAll(ownEnvironment());
        builder.environment().put(Endpoint.NAME_VARIABLE, Endpoint.nameOf(process));
        builder.environment().putAll(environment);
        return new Running(builder.start(), process, endpoint, out, err);
    }

    private Map<String, String> ownEnvironment() {
        return Map.of(
                "HOME", folder.toString(),
                "SPRING_DATASOURCE_URL", "jdbc:h2:file:" + repository().resolve("corrections"),
                "AWS_ENDPOINT_URL_CONNECT", endpoint.uri().toString(),
                "AWS_REGION", "eu-central-1",
                "AWS_ACCESS_KEY_ID", "AKIDFAULTS",
                "AWS_SECRET_ACCESS_KEY", "a-secret-of-no-use",
                "LC_ALL", "C.UTF-8");
    }
}
