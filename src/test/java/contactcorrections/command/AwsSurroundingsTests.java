package contactcorrections.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong around a command is told before anything is read or called. */
@Timeout(60)
class AwsSurroundingsTests {

    private static final String INSTANCE = "arn:aws:connect:us-west-2:111122223333:instance/i";

    private final Properties before = new Properties();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @BeforeEach
    void useNothingOfThisMachine() throws IOException {
        before.putAll(System.getProperties());
        System.setProperty("spring.datasource.url", "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        System.setProperty("aws.sharedCredentialsFile", folder.resolve("none").toString());
        System.setProperty("aws.configFile", folder.resolve("none").toString());
        System.setProperty("aws.region", "eu-central-1");
        Files.writeString(folder.resolve("in.csv"), "ContactId,Name\nc1,n\n");
    }

    @AfterEach
    void restore() {
        System.setProperties(before);
    }

    @Test
    void instanceOfAnotherRegionIsAUsageErrorThatNamesBoth() {
        CommandRun run = command("run", "--instance-id=" + INSTANCE);

        assertThat(run.code()).isEqualTo(64);
        assertThat(run.err())
                .startsWith(
                        "--instance-id: the ARN is of an instance in us-west-2, but the Region in force is eu-central-1;"
                                + " set AWS_REGION=us-west-2, or give the ARN of an instance in eu-central-1");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void rehearsalIsOfNoRegion() {
        CommandRun run = command("run", "--simulate", "--instance-id=" + INSTANCE);

        assertThat(run.code()).as(run.err()).isZero();
    }

    @Test
    void anotherAccountThanTheInstancesIsAUsageErrorThatNamesBoth() {
        CommandRun run = command("run", "--account=999988887777", "--instance-id=" + INSTANCE);

        assertThat(run.code()).isEqualTo(64);
        assertThat(run.err())
                .startsWith("--account: 999988887777 is not accepted, expected 111122223333,"
                        + " the account in the ARN of the instance");
    }

    @Test
    void proxyThatIsNoneIsAUsageErrorWhereAwsIsCalled() {
        System.setProperty("https.proxyHost", "proxy.example");
        System.setProperty("https.proxyPort", "none");
        String told = "https.proxyPort: not accepted, expected the port of the proxy, 1 to 65535";

        assertThat(command("run", "--instance-id=i")).satisfies(run -> {
            assertThat(run.code()).isEqualTo(64);
            assertThat(run.err()).startsWith(told);
        });
        CommandRun inS3 = CommandRun.of("validate", "--instance-id=i", "s3://corrections/in.csv");
        assertThat(inS3.code()).isEqualTo(64);
        assertThat(inS3.err()).startsWith(told);
        assertThat(command("validate", "--instance-id=i").code()).isZero();
    }

    @Test
    void rowsOfAnotherRegionAreInvalidWithoutACall() throws IOException {
        Files.writeString(
                folder.resolve("in.csv"),
                "ContactId,InstanceId,Name\nc1,%s,n\nc2,%s,n\n"
                        .formatted(INSTANCE, INSTANCE.replace("us-west-2", "eu-central-1")));

        CommandRun offline = command("validate");
        CommandRun byInstance = command("validate", "--instance-id=" + INSTANCE);

        assertThat(offline.code()).as(offline.err()).isEqualTo(1);
        assertThat(offline.err()).contains("in.csv:2: InstanceId: ", "expected one in eu-central-1");
        assertThat(byInstance.code()).isEqualTo(1);
        assertThat(byInstance.err()).contains("in.csv:3: InstanceId: ", "expected one in us-west-2");
    }

    private CommandRun command(String command, String... options) {
        List<String> line = new ArrayList<>(List.of(command, "--report-to=" + folder.resolve("reports")));
        line.addAll(List.of(options));
        line.add(folder.resolve("in.csv").toString());
        return CommandRun.of(line.toArray(String[]::new));
    }
}
