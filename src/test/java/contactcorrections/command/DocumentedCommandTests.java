package contactcorrections.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import contactcorrections.command.start.Arguments;
import contactcorrections.docs.Listing;
import contactcorrections.docs.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/** Every command line in the documentation is one that the program, or the build, takes; {@link DocumentedCommandIT} runs them. */
class DocumentedCommandTests {

    /** What starts the program, its arguments, and where they end. */
    private static final Pattern PROGRAM = Pattern.compile(
            "(?:java (?:\\S+ )?-jar target/contact-corrections\\.jar|docker run .*? contact-corrections)"
                    + " ((?:\"[^\"]*\"|'[^']*'|[^\"'<>|);&])+)");

    private static final Pattern WORD = Pattern.compile("\"[^\"]*\"|'[^']*'|\\S+");

    private static final Pattern MAVEN = Pattern.compile("(?<![\\w/-])mvn (.*)");

    /** What stands for something that people put in. */
    private static final Map<String, String> PLACEHOLDERS = Map.of(
            "LINE",
            "2",
            "EXECUTION",
            "1",
            "N",
            "1",
            "D",
            "1h",
            "DEST",
            "reports",
            "P%",
            "1%",
            "ID",
            "id",
            "HH:MM",
            "06:00");

    private static final List<String> COMMANDS =
            List.copyOf(ContactCorrections.commandLine().getSubcommands().keySet());

    static Stream<Page> pages() {
        return Page.all();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void programTakesEveryCommandLine(Page page) {
        assertThat(Stream.concat(
                        lines(page).flatMap(DocumentedCommandTests::starts),
                        page.code().stream().flatMap(DocumentedCommandTests::startsOrCommand)))
                .allSatisfy(words -> assertThatCode(() -> take(words))
                        .as(String.join(" ", words))
                        .doesNotThrowAnyException());
    }

    @ParameterizedTest
    @MethodSource("pages")
    void mavenKnowsWhatItIsToldToDo(Page page) {
        assertThat(Stream.concat(lines(page), page.code().stream())
                        .flatMap(line -> MAVEN.matcher(line).results())
                        .flatMap(line -> Arrays.stream(line.group(1).split("\\s+"))))
                .allMatch(DocumentedCommandTests::isOfTheBuild);
    }

    @Test
    void commandLinesAreFound() {
        assertThat(starts("A=b java -jar target/contact-corrections.jar template 'Name' > in.csv"))
                .containsExactly(List.of("template", "Name"));
        assertThat(starts("docker run --rm contact-corrections run --job /app/jobs/nightly.yml"))
                .containsExactly(List.of("run", "--job", "jobs/nightly.yml"));
        assertThat(startsOrCommand("purge --older-than 90d")).containsExactly(List.of("purge", "--older-than", "90d"));
        assertThat(startsOrCommand("run INPUT…")).containsExactly(List.of("run", "INPUT"));
        assertThat(startsOrCommand("status")).isEmpty();
    }

    @Test
    void whatTheBuildDoesNotKnowIsFound() {
        assertThat(List.of("-Dfauls=long", "-Pfuz", "verfy", "spotles:apply"))
                .noneMatch(DocumentedCommandTests::isOfTheBuild);
    }

    /** As the program would, up to the point where it would begin; the job definition that is named is read. */
    private static void take(List<String> words) {
        CommandLine program = ContactCorrections.commandLine();
        ParseResult command = program.parseArgs(words.toArray(String[]::new)).subcommand();
        assertThat(command).isNotNull();
        if (!command.isUsageHelpRequested()) {
            Arguments.of(command.commandSpec(), List.of());
        }
    }

    private static Stream<String> lines(Page page) {
        return page.listings().stream()
                .flatMap(listing -> listing.lines().stream())
                .map(Listing.CommandLine::text);
    }

    private static Stream<List<String>> starts(String text) {
        return PROGRAM.matcher(text)
                .results()
                .map(line -> words(line.group(1)))
                .filter(words -> !words.isEmpty() && !words.get(0).equals("COMMAND"));
    }

    /** In a sentence the name of a command is enough, if something follows it. */
    private static Stream<List<String>> startsOrCommand(String text) {
        List<String> words = words(text.replaceFirst(" [>|].*", ""));
        return words.size() > 1 && COMMANDS.contains(words.get(0)) ? Stream.of(words) : starts(text);
    }

    private static List<String> words(String text) {
        return WORD.matcher(text)
                .results()
                .map(MatchResult::group)
                .map(word -> word.replaceAll("[\"'`…\\[\\]]", "").replaceFirst("^/app/", ""))
                .filter(word -> !word.isEmpty())
                .map(word -> PLACEHOLDERS.getOrDefault(word, word))
                .toList();
    }

    private static boolean isOfTheBuild(String word) {
        if (word.startsWith("-P")) {
            return read("pom.xml").contains("<id>%s</id>".formatted(word.substring(2)));
        }
        if (word.startsWith("-D")) {
            String name = word.substring(2).replaceFirst("=.*", "");
            return read("pom.xml").contains(name) || isReadByATest(name);
        }
        return word.startsWith("-")
                || List.of("test", "package", "verify").contains(word)
                || read("pom.xml").contains(word.replaceFirst("(:.*)?$", "-maven-plugin<"));
    }

    private static boolean isReadByATest(String property) {
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            return files.filter(Files::isRegularFile)
                    .anyMatch(file -> read(file.toString()).contains("\"%s\"".formatted(property)));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
