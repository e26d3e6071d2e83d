package contactcorrections.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import contactcorrections.docs.Listing;
import contactcorrections.docs.Page;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs the listings of each page of the documentation in one shell, from a folder that looks as the project's does. The exit
 * code of a line is that which its comment names, else 0.
 */
@Timeout(300)
class DocumentedCommandIT {

    private static final String JAR = "java -jar target/contact-corrections.jar";

    /** What takes more than this machine, or never ends. */
    private static final Pattern ELSEWHERE = Pattern.compile("(mvn|docker|aws) .*|.*(s3://|jar (worker|simulator)).*");

    private static final Pattern EXIT_CODE = Pattern.compile("exit code (\\d+)");
    private static final Pattern SIMULATOR = Pattern.compile(Pattern.quote(JAR) + " (simulator .*)");
    private static final Pattern ADDRESS = Pattern.compile("http://127\\.0\\.0\\.1:\\d+");

    private static final Page README = Page.of("README.md");

    /** The morning after is after a night; what a night with {@code --undo} leaves is on a page of its own. */
    private static final Page RUNBOOK = Page.of("jobs/RUNBOOK.md");

    private static final Pattern OF_ANOTHER_NIGHT = Pattern.compile(".*/undo\\.csv");

    /** Ten calls a second would take minutes. */
    private static final List<String> FAST = List.of("RATE", "BURST", "READRATE", "READBURST");

    private static final List<String> PROJECT = List.of("target", "samples", "jobs");

    @TempDir
    private Path folder;

    @BeforeEach
    void linkTheProject() throws IOException {
        for (String name : PROJECT) {
            Files.createSymbolicLink(folder.resolve(name), Path.of(name).toAbsolutePath());
        }
    }

    @AfterEach
    void unlink() throws IOException {
        for (String name : PROJECT) {
            Files.delete(folder.resolve(name));
        }
    }

    /** A newcomer's page each time; the others, whose lines are parsed by a test of their own, in the long suite. */
    static Stream<Page> pages() {
        return Page.all()
                .filter(page -> page.equals(README) || "long".equals(System.getProperty("faults")))
                .filter(page -> lines(page).anyMatch(line -> line.text().contains(JAR)));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyLineEndsAsItsCommentSays(Page page) throws Exception {
        List<Listing.CommandLine> lines = lines(page).toList();
        Optional<Process> simulator = simulator(page);
        try {
            String address = simulator.isPresent() ? address(simulator.get()) : "";
            List<String> codes = run(script(page, lines, address));
            assertThat(codes).hasSameSizeAs(lines);
            assertThat(IntStream.range(0, lines.size())
                            .mapToObj(i -> codes.get(i) + " " + lines.get(i).text()))
                    .as(output())
                    .containsExactlyElementsOf(lines.stream()
                            .map(line -> exitCode(line) + " " + line.text())
                            .toList());
        } finally {
            simulator.ifPresent(Process::destroyForcibly);
        }
    }

    private static Stream<Listing.CommandLine> lines(Page page) {
        return page.listings().stream()
                .filter(listing ->
                        listing.lines().stream().noneMatch(line -> line.text().contains("jdbc:postgresql")))
                .flatMap(listing -> listing.lines().stream())
                .filter(line -> !ELSEWHERE.matcher(line.text()).matches())
                .filter(line -> !page.equals(RUNBOOK)
                        || !OF_ANOTHER_NIGHT.matcher(line.text()).matches());
    }

    private static int exitCode(Listing.CommandLine line) {
        Matcher said = EXIT_CODE.matcher(line.comment());
        return said.find() ? Integer.parseInt(said.group(1)) : 0;
    }

    /** The simulator that the page tells to start in another terminal, at a port that is free. */
    private Optional<Process> simulator(Page page) throws IOException {
        Optional<String> arguments = Stream.concat(
                        page.listings().stream()
                                .flatMap(listing -> listing.lines().stream())
                                .map(Listing.CommandLine::text),
                        page.code().stream())
                .flatMap(text -> SIMULATOR.matcher(text).results())
                .map(found -> found.group(1).replaceFirst("--port \\d+", "--port 0 --rate 1000 --burst 1000"))
                .findFirst();
        return arguments.isEmpty()
                ? Optional.empty()
                : Optional.of(shell("exec " + JAR + " " + arguments.get()).start());
    }

    private static String address(Process simulator) throws IOException {
        BufferedReader out = simulator.inputReader(UTF_8);
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            Matcher address = ADDRESS.matcher(line);
            if (address.find()) {
                return address.group();
            }
        }
        throw new AssertionError("The simulator has not started");
    }

    private static String script(Page page, List<Listing.CommandLine> lines, String simulator) {
        List<String> script = new ArrayList<>();
        if (page.equals(RUNBOOK)) {
            script.add(JAR + " run --job jobs/rehearsal.yml");
        }
        for (Listing.CommandLine line : lines) {
            script.add(ADDRESS.matcher(line.text()).replaceAll(simulator));
            script.add("echo $? >> codes");
        }
        return String.join("\n", script);
    }

    /** The exit code of each line. */
    private List<String> run(String script) throws Exception {
        Process shell = shell(script)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile())
                .start();
        assertThat(shell.waitFor(5, TimeUnit.MINUTES)).isTrue();
        return Files.readAllLines(folder.resolve("codes"));
    }

    private ProcessBuilder shell(String script) {
        var shell = new ProcessBuilder("bash", "-c", script).directory(folder.toFile());
        shell.environment().keySet().removeIf(name -> name.matches("(AWS|SPRING|CORRECTIONS|JAVA|JDK)_.*"));
        FAST.forEach(setting -> shell.environment().put("CORRECTIONS_" + setting, "1000"));
        shell.environment().put("HOME", folder.toString());
        shell.environment().put("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1 -Duser.home=" + folder);
        shell.environment().merge("PATH", System.getProperty("java.home") + "/bin", (path, java) -> java + ":" + path);
        return shell;
    }

    private String output() throws IOException {
        Path output = folder.resolve("output");
        return Files.exists(output) ? Files.readString(output) : "";
    }
}
