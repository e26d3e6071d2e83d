package contactcorrections.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecs.model.Compatibility;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.RegisterTaskDefinitionRequest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The task definition in the shapes of the ECS API. */
class TaskDefinitionTests {

    private static final Path FILE = Path.of("jobs/ecs/task-definition.json");

    /** What a stop takes at most, and half as much again for the report. */
    private static final int LONGEST_STOP = 28 + 14;

    private final RegisterTaskDefinitionRequest.Builder request = RegisterTaskDefinitionRequest.builder();

    @Test
    void everyMemberIsOneThatTheApiHas() {
        SdkJson.fill(request, JsonMapper.shared().readTree(FILE));

        RegisterTaskDefinitionRequest task = request.build();
        assertThat(task.requiresCompatibilities()).containsExactly(Compatibility.FARGATE);
        ContainerDefinition container = task.containerDefinitions().get(0);
        assertThat(container.stopTimeout()).isBetween(LONGEST_STOP, 120);
        assertThat(container.readonlyRootFilesystem()).isTrue();
        assertThat(container.mountPoints()).extracting("containerPath").containsExactly("/data");
        assertThat(container.secrets()).extracting("name").contains("SPRING_DATASOURCE_PASSWORD");
        assertThat(container.healthCheck()).isNull();
    }

    @Test
    void commandIsOneThatTheProgramTakes() {
        SdkJson.fill(request, JsonMapper.shared().readTree(FILE));
        String[] command =
                request.build().containerDefinitions().get(0).command().toArray(String[]::new);
        assertThat(ContactCorrections.commandLine().parseArgs(command).hasSubcommand())
                .isTrue();
    }

    @Test
    void memberThatTheApiDoesNotHaveIsFound() {
        JsonNode wrong = JsonMapper.shared().readTree("{\"volumes\": [{\"nmae\": \"data\"}]}");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SdkJson.fill(request, wrong))
                .withMessage("no member nmae, expected one of [configuredAtLaunch, dockerVolumeConfiguration, "
                        + "efsVolumeConfiguration, fsxWindowsFileServerVolumeConfiguration, host, name]");
    }
}
