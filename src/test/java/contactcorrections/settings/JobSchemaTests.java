package contactcorrections.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class JobSchemaTests {

    private static final Path FILE = Path.of("jobs/job.schema.json");

    private final Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(read(FILE));

    static Stream<Path> examples() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("jobs"))) {
            return files.filter(file -> file.toString().endsWith(".yml")).sorted().toList().stream();
        }
    }

    @Test
    void everySettingIsInTheSchema() {
        JsonNode settings = JsonMapper.shared().readTree(read(FILE)).at("/properties/corrections/properties");
        assertThat(settings.propertyNames()).containsExactlyInAnyOrderElementsOf(Settings.names());
        assertThat(settings.values())
                .allSatisfy(setting ->
                        assertThat(setting.path("description").asString()).endsWith("."));
    }

    @Test
    void everyDefaultInTheSchemaIsTheSettings() {
        JsonNode settings = JsonMapper.shared().readTree(read(FILE)).at("/properties/corrections/properties");
        assertThat(settings.propertyStream())
                .allSatisfy(setting -> assertThat(
                                setting.getValue().path("default").asString(null))
                        .as(setting.getKey())
                        .isEqualTo(SettingOptions.defaultOf(
                                Objects.requireNonNull(Settings.parameters().get(setting.getKey())))));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void exampleKeepsToTheSchemaAndIsAccepted(Path example) {
        assertThat(validate(read(example))).isEmpty();
        assertThat(Settings.of(Map.of(), JobDefinition.read(example))).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rates: 10",
                "rate: 0",
                "rate: automatic",
                "share: 80",
                "until: 6am",
                "patience: 15",
                "notify: http://hooks.example/a",
                "notify: arn:aws:sqs:eu-west-1:111122223333:nightly",
                "max-errors: many",
                "columns: {a: Nmae}",
                "constants: {ContactId: x}",
                "delimiter: ':'",
                "simulate: perhaps"
            })
    void wrongSettingIsFound(String setting) {
        assertThat(validate("corrections:\n  " + setting + "\n")).isNotEmpty();
    }

    private List<Error> validate(String yaml) {
        return schema.validate(yaml, InputFormat.YAML);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(file + " cannot be read", e);
        }
    }
}
