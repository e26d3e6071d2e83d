package contactcorrections.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** What is said of a release in more than one place. */
class ReleaseTests {

    private static final Path WORKFLOW = Path.of(".github/workflows/build.yml");
    private static final Pattern PINNED = Pattern.compile("[\\w-]+/[\\w-]+@[0-9a-f]{40} # v\\d+\\.\\d+\\.\\d+");

    @Test
    void versionIsThatOfThePom() throws IOException {
        String version = version();

        assertThat(found("Dockerfile", "ARG VERSION=(\\S+)")).isEqualTo(version);
        assertThat(found("jobs/ecs/task-definition.json", "contact-corrections:([^\"]+)\""))
                .isEqualTo(version);
        assertThat(Files.readString(Path.of("src/docs/changelog.md")))
                .containsPattern("(?m)^## .*\\b" + Pattern.quote(version) + "\\b");
    }

    @Test
    void everyActionIsPinnedToACommit() throws IOException {
        List<String> actions = Files.readAllLines(WORKFLOW).stream()
                .filter(line -> line.contains("uses: "))
                .map(line -> line.replaceFirst(".*uses: ", ""))
                .toList();

        assertThat(actions)
                .hasSizeGreaterThan(3)
                .allMatch(action -> PINNED.matcher(action).matches());
    }

    @Test
    void releaseAloneMayWrite() throws IOException {
        Map<String, Object> workflow = new Yaml().load(Files.readString(WORKFLOW));
        Map<String, Map<String, Object>> jobs = jobs(workflow);

        assertThat(workflow.get("permissions")).isEqualTo(Map.of("contents", "read"));
        assertThat(jobs).containsOnlyKeys("verify", "reproduce", "release");
        assertThat(jobs.get("release"))
                .containsEntry("permissions", Map.of("contents", "write"))
                .containsEntry("needs", List.of("verify", "reproduce"))
                .containsEntry("if", "startsWith(github.ref, 'refs/tags/v')");
        assertThat(jobs.get("verify")).doesNotContainKey("permissions");
        assertThat(jobs.get("reproduce")).doesNotContainKey("permissions");
    }

    static String version() throws IOException {
        return found("pom.xml", "<artifactId>contact-corrections</artifactId>\\s*<version>([^<]+)<");
    }

    private static String found(String file, String pattern) throws IOException {
        Matcher matcher = Pattern.compile(pattern).matcher(Files.readString(Path.of(file)));
        assertThat(matcher.find()).as("%s in %s", pattern, file).isTrue();
        return matcher.group(1);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Map<String, Object>> jobs(Map<String, Object> workflow) {
        return (Map<String, Map<String, Object>>) Objects.requireNonNull(workflow.get("jobs"));
    }
}
