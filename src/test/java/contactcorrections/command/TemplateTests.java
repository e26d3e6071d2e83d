package contactcorrections.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.AbstractConstruct;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the CloudFormation template says of this program. */
class TemplateTests {

    private static final JsonNode TEMPLATE = read(Path.of("jobs/ecs/template.yml"));

    /** What a stop takes at most, and half as much again for what comes after it. */
    private static final int LONGEST_STOP = 28 + 14;

    @ParameterizedTest
    @CsvSource({"TaskDefinition, run", "WorkerTaskDefinition, worker"})
    void optionsAreThoseOfTheCommand(String definition, String command) {
        List<String> words = texts(container(definition).path("Command"));

        CommandLine called = ContactCorrections.commandLine().getSubcommands().get(command);
        assertThat(words.get(0)).isEqualTo(command);
        assertThat(words.stream().filter(word -> word.startsWith("--")).map(word -> word.replaceFirst("=.*", "")))
                .isNotEmpty()
                .isSubsetOf(Objects.requireNonNull(called)
                        .getCommandSpec()
                        .optionsMap()
                        .keySet());
    }

    @ParameterizedTest
    @CsvSource({"TaskDefinition", "WorkerTaskDefinition"})
    void taskHasTimeToEndInGoodOrder(String definition) {
        assertThat(container(definition).path("StopTimeout").intValue()).isBetween(LONGEST_STOP, 120);
    }

    @Test
    void thereAreNoWorkersUnlessTheyAreAskedFor() {
        assertThat(TEMPLATE.path("Parameters").path("Workers").path("Default").intValue())
                .isZero();
        assertThat(resources().filter(each -> each.getKey().startsWith("Worker")))
                .hasSize(4)
                .allSatisfy(each -> assertThat(each.getValue().path("Condition").stringValue(""))
                        .isEqualTo("HasWorkers"));
    }

    @Test
    void workersUseTheDatabaseAndTheNetworkOfTheRun() {
        JsonNode service = resource("WorkerService");
        JsonNode scheduled = resource("NightlySchedule").path("Target").path("EcsParameters");

        assertThat(service.path("NetworkConfiguration")).isEqualTo(scheduled.path("NetworkConfiguration"));
        for (String part : List.of("Environment", "Secrets")) {
            assertThat(container("WorkerTaskDefinition").path(part))
                    .isNotEmpty()
                    .isEqualTo(container("TaskDefinition").path(part));
        }
    }

    @Test
    void endOfAWorkerIsNotToldAsTheEndOfARun() {
        List<JsonNode> groups = resources()
                .filter(each -> each.getValue().path("Type").stringValue("").equals("AWS::Events::Rule"))
                .filter(each -> !each.getKey().equals("WorkerEndRule"))
                .map(each -> each.getValue()
                        .path("Properties")
                        .path("EventPattern")
                        .path("detail")
                        .path("group"))
                .toList();

        assertThat(groups)
                .hasSizeGreaterThan(5)
                .containsOnly(JsonMapper.shared().readTree("[{\"anything-but\": {\"prefix\": \"service:\"}}]"));
    }

    private static Stream<Map.Entry<String, JsonNode>> resources() {
        return TEMPLATE.path("Resources").properties().stream();
    }

    private static JsonNode resource(String name) {
        return TEMPLATE.path("Resources").path(name).path("Properties");
    }

    private static JsonNode container(String definition) {
        return resource(definition).path("ContainerDefinitions").path(0);
    }

    /** All texts below, whatever functions stand around them. */
    private static List<String> texts(JsonNode node) {
        List<String> texts = new ArrayList<>();
        if (node.isString()) {
            texts.add(node.stringValue());
        }
        node.values().forEach(each -> texts.addAll(texts(each)));
        return texts;
    }

    private static JsonNode read(Path file) {
        try {
            Object read = new Yaml(new Functions()).load(Files.readString(file));
            return JsonMapper.shared().valueToTree(read);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The short forms of CloudFormation's functions: an object of the function's name. */
    private static final class Functions extends SafeConstructor {

        Functions() {
            super(new LoaderOptions());
            yamlMultiConstructors.put("!", new AbstractConstruct() {
                @Override
                public Object construct(Node node) {
                    return Map.of(node.getTag().getValue(), argument(node));
                }
            });
        }

        private Object argument(Node node) {
            if (node instanceof SequenceNode sequence) {
                return constructSequence(sequence);
            }
            return node instanceof MappingNode mapping ? constructMapping(mapping) : ((ScalarNode) node).getValue();
        }
    }
}
