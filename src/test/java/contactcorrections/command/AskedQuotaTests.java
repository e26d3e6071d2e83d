package contactcorrections.command;

import static org.assertj.core.api.Assertions.assertThat;

import contactcorrections.settings.JobDefinition;
import contactcorrections.settings.Settings;
import contactcorrections.standin.ConnectStandIn;
import contactcorrections.standin.HttpReceiver;
import contactcorrections.standin.HttpReceiver.Answer;
import contactcorrections.throttle.ThrottleSettings;
import contactcorrections.throttle.ThrottleSettings.Rate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code --rate auto}, from the command line to what is sent. */
@Timeout(120)
class AskedQuotaTests {

    @TempDir
    private Path folder;

    private final Properties before = new Properties();

    @BeforeEach
    void useNothingOfThisMachine() throws IOException {
        before.putAll(System.getProperties());
        System.setProperty("spring.datasource.url", "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        Map.of(
                        "aws.sharedCredentialsFile", folder.resolve("none").toString(),
                        "aws.configFile", folder.resolve("none").toString(),
                        "aws.disableEc2Metadata", "true",
                        "aws.region", "eu-central-1",
                        "aws.accessKeyId", "key",
                        "aws.secretAccessKey", "secret")
                .forEach(System::setProperty);
        Files.writeString(folder.resolve("in.csv"), "ContactId,Name\nc1,n\nc2,n\n");
        Files.writeString(folder.resolve("job.yml"), "corrections:\n  rate: auto\n  share: 100%\n");
    }

    @AfterEach
    void restore() {
        System.setProperties(before);
    }

    @Test
    void runTakesTheQuotaThatItAsksForAndAsksAgainWhenItIsContinued() throws IOException {
        try (var connect = connect();
                var quotas = quotas(20, 40)) {
            CommandRun canary = run("--limit=1");
            CommandRun rest = run();

            assertThat(canary.err())
                    .contains(
                            "Service Quotas: 20 calls/s of UpdateContact, taken with a burst of 30",
                            "up to 20.0 calls/s");
            assertThat(rest.err()).contains("40 calls/s of UpdateContact, taken with a burst of 60");
            assertThat(List.of(canary.code(), rest.code())).containsExactly(4, 0);
            assertThat(throttleOf(1)).isEqualTo("{\"rate\":20.0,\"burst\":28}");
            assertThat(throttleOf(2)).isEqualTo("{\"rate\":40.0,\"burst\":57}");
            assertThat(quotas.received()).hasSize(2);
            assertThat(connect.calls()).hasSize(2);
        }
    }

    @Test
    void burstThatIsGivenStays() throws IOException {
        try (var connect = connect();
                var quotas = quotas(20)) {
            assertThat(run("--burst=22").err()).contains("20 calls/s of UpdateContact, taken with a burst of 22");
            assertThat(run("--quiet", "--again").err()).doesNotContain("Service Quotas");
            assertThat(quotas.received()).hasSize(2);
            assertThat(connect.calls()).hasSize(4);
        }
    }

    @Test
    void runThatIsToldNoQuotaEndsWithThreeBeforeItBegins() throws IOException {
        try (var connect = connect();
                var quotas = HttpReceiver.start(request ->
                        new Answer(400, "{\"__type\": \"AccessDeniedException\"}", Map.of("x-amzn-RequestId", "id")))) {
            System.setProperty("aws.endpointUrlServiceQuotas", quotas.uri().toString());

            CommandRun run = run();

            assertThat(run.code()).isEqualTo(3);
            assertThat(run.err())
                    .contains("servicequotas:GetServiceQuota", "--rate N")
                    .hasLineCount(1);
            assertThat(connect.calls()).isEmpty();
            assertThat(CommandRun.of("status").out()).startsWith("No runs yet");
        }
    }

    @Test
    void whatSendsNothingToAwsDoesNotAsk() throws IOException {
        try (var connect = connect();
                var quotas = quotas(20)) {
            assertThat(run("--simulate").code()).isZero();
            assertThat(CommandRun.of(words("validate")).code()).isZero();
            assertThat(CommandRun.of(words("plan")).code()).isZero();

            assertThat(throttleOf(1)).isEqualTo("{\"rate\":10.0,\"burst\":14}");
            assertThat(quotas.received()).isEmpty();
            assertThat(connect.calls()).isEmpty();
        }
    }

    @Test
    void whoMakesTheSameSettingsAgainHasTheNumber() {
        Settings settings = Settings.of(Map.of(), JobDefinition.read(folder.resolve("job.yml")));
        settings.found(Rate.of(2.5));

        ThrottleSettings ofWorker = Settings.ofRun(settings.given()).get(ThrottleSettings.class);

        assertThat(ofWorker.rate()).isEqualTo(Rate.of(2.5));
        assertThat(ofWorker.burst()).isEqualTo(3);
    }

    private CommandRun run(String... options) {
        return CommandRun.of(words("run", options));
    }

    private String[] words(String command, String... options) {
        return Stream.of(
                        Stream.of(
                                command,
                                "--job=" + folder.resolve("job.yml"),
                                "--instance-id=instance",
                                "--report-to=" + folder.resolve("reports")),
                        Stream.of(options),
                        Stream.of(folder.resolve("in.csv").toString()))
                .flatMap(each -> each)
                .toArray(String[]::new);
    }

    private String throttleOf(int run) {
        JsonNode throttle = JsonMapper.shared()
                .readTree(folder.resolve("reports/in.csv-%s/summary.json".formatted(run)))
                .path("throttle");
        return "{\"rate\":%s,\"burst\":%s}".formatted(throttle.path("rate"), throttle.path("burst"));
    }

    private static ConnectStandIn connect() throws IOException {
        ConnectStandIn connect = ConnectStandIn.start();
        System.setProperty("aws.endpointUrlConnect", connect.uri().toString());
        return connect;
    }

    /** What was granted when it is asked for the first time, the second … */
    private static HttpReceiver quotas(int... granted) throws IOException {
        var asked = new AtomicInteger();
        HttpReceiver quotas = HttpReceiver.start(request -> new Answer(
                200,
                "{\"Quota\": {\"Value\": %s}}"
                        .formatted(granted[Math.min(asked.getAndIncrement(), granted.length - 1)])));
        System.setProperty("aws.endpointUrlServiceQuotas", quotas.uri().toString());
        return quotas;
    }
}
