package contactcorrections.notify;

import static org.assertj.core.api.Assertions.assertThat;

import contactcorrections.notify.Channel.Failure;
import contactcorrections.notify.Destination.Topic;
import contactcorrections.outcome.Timeline;
import contactcorrections.report.SummaryJson;
import contactcorrections.report.page.Samples;
import contactcorrections.report.page.Summary;
import contactcorrections.standin.HttpReceiver;
import contactcorrections.standin.HttpReceiver.Answer;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The SDK's client over HTTP. */
@Timeout(60)
class TopicChannelTests {

    private static final String ARN = "arn:aws:sns:eu-west-1:111122223333:nightly";

    private static final String TAKEN = """
            <PublishResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/">
              <PublishResult><MessageId>8f3c1f6e</MessageId></PublishResult>
            </PublishResponse>
            """;

    private final Properties before = new Properties();

    @BeforeEach
    void useNothingOfThisMachine(@TempDir Path folder) {
        before.putAll(System.getProperties());
        System.setProperty("aws.sharedCredentialsFile", folder.resolve("none").toString());
        System.setProperty("aws.configFile", folder.resolve("none").toString());
        System.setProperty("aws.disableEc2Metadata", "true");
        System.setProperty("aws.region", "us-east-1");
        System.setProperty("aws.accessKeyId", "key");
        System.setProperty("aws.secretAccessKey", "secret");
    }

    @AfterEach
    void restore() {
        System.setProperties(before);
    }

    @Test
    void summaryIsPublishedWithASubjectAndTheState() throws IOException {
        try (var sns = sns(new Answer(200, TAKEN))) {
            assertThat(send(ARN, Samples.completedWithErrors())).isNull();

            HttpReceiver.Received request = sns.received().get(0);
            assertThat(request.header("Authorization")).contains("/eu-west-1/sns/");
            assertThat(form(request.text()))
                    .containsEntry("TopicArn", ARN)
                    .containsEntry("Subject", "Contact corrections: COMPLETED_WITH_ERRORS, corrections.csv")
                    .containsEntry("Message", SummaryJson.of(Samples.completedWithErrors()))
                    .containsEntry("MessageAttributes.entry.1.Name", "state")
                    .containsEntry("MessageAttributes.entry.1.Value.StringValue", "COMPLETED_WITH_ERRORS")
                    .doesNotContainKey("MessageGroupId");
        }
    }

    @Test
    void topicThatKeepsAnOrderIsToldOfWhat() throws IOException {
        try (var sns = sns(new Answer(200, TAKEN))) {
            assertThat(send(ARN + ".fifo", Samples.completed())).isNull();
            assertThat(form(sns.received().get(0).text()))
                    .containsEntry("MessageGroupId", "contact-corrections")
                    .containsKey("MessageDeduplicationId");
        }
    }

    @Test
    void summaryThatIsTooLargeIsSentWithoutItsTimelineAndWithTheFirstOfEachList() throws IOException {
        List<Summary.ErrorSummary> errors = IntStream.range(0, 3_000)
                .mapToObj(i -> Samples.error("NAME_TOO_LONG", i, i, "1,200 characters, expected at most 1,024"))
                .toList();
        Summary large = Samples.summary(
                "COMPLETED_WITH_ERRORS",
                null,
                new Summary.Rows(3, 0, 0, 3, 0, 0, 0),
                errors,
                new Timeline(Duration.ofSeconds(1), Samples.timeline().points()),
                null);
        try (var sns = sns(new Answer(200, TAKEN))) {
            assertThat(SummaryJson.of(large).length()).isGreaterThan(256 * 1024);
            assertThat(send(ARN, large)).isNull();
            assertThat(form(sns.received().get(0).text()))
                    .containsEntry("Message", SummaryJson.of(large.shortened(20)));
            assertThat(large.shortened(20).errors()).isEqualTo(errors.subList(0, 20));
            assertThat(large.shortened(20).timeline().points()).isEmpty();
        }
    }

    @Test
    void subjectIsOneLineOfAsciiThatSnsTakes() {
        Summary summary = Samples.completed();
        String name = "Kündigungen\n" + "x".repeat(200) + ".csv";
        var renamed = new Summary.Input("/data/" + name, summary.input().fingerprint(), 1, 1);

        assertThat(new Notice(Samples.of(summary, renamed)).subject())
                .matches("[ -~]{100}")
                .startsWith("Contact corrections: COMPLETED, K?ndigungen?xxx")
                .endsWith("xxx...");
    }

    @ParameterizedTest
    @CsvSource({
        "AuthorizationError, 403, Allow sns:Publish on the topic.",
        "NotFound, 404, Check the topic's ARN (--notify).",
        "KMSAccessDenied, 400, Allow kms:GenerateDataKey and kms:Decrypt on the topic's key.",
        "InvalidClientTokenId, 403, 'Check the way to SNS, and the credentials.'"
    })
    void refusalIsToldWithWhatToDo(String code, int status, String remedy) throws IOException {
        try (var sns = sns(new Answer(
                status,
                "<ErrorResponse><Error><Code>%s</Code><Message>no</Message></Error></ErrorResponse>"
                        .formatted(code)))) {
            assertThat(send(ARN, Samples.completed()))
                    .isEqualTo(new Failure("Sns answered %s, HTTP %s".formatted(code, status), remedy));
            assertThat(sns.received()).hasSize(1);
        }
    }

    @Test
    void missingCredentialsAreToldAsElsewhere() throws IOException {
        System.clearProperty("aws.accessKeyId");
        System.clearProperty("aws.secretAccessKey");
        try (var sns = sns(new Answer(200, TAKEN))) {
            assertThat(send(ARN, Samples.completed()))
                    .satisfies(failure -> assertThat(failure.reason()).startsWith("No AWS credentials: "));
            assertThat(sns.received()).isEmpty();
        }
    }

    private static @Nullable Failure send(String arn, Summary summary) {
        return new TopicChannel((Topic) Destination.valueOf(arn)).send(new Notice(summary));
    }

    private static HttpReceiver sns(Answer answer) throws IOException {
        HttpReceiver sns = HttpReceiver.start(request -> answer);
        System.setProperty("aws.endpointUrlSns", sns.uri().toString());
        return sns;
    }

    private static Map<String, String> form(String text) {
        return Arrays.stream(text.split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> decoded(pair[0]), pair -> decoded(pair[1])));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
