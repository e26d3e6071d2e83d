package contactcorrections.connect.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import contactcorrections.connect.ConnectUnavailableException;
import contactcorrections.standin.HttpReceiver;
import contactcorrections.standin.HttpReceiver.Answer;
import contactcorrections.throttle.ThrottleSettings.Rate;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The SDK's client over HTTP. Its settings are system properties: they stand above the environment of whoever runs the tests. */
@Timeout(60)
class ServiceQuotasTests {

    private static final String GRANTED = "ServiceQuotasV20190624.GetServiceQuota";
    private static final String DEFAULT = "ServiceQuotasV20190624.GetAWSDefaultServiceQuota";

    private final Properties before = new Properties();

    @BeforeEach
    void useNothingOfThisMachine(@TempDir Path folder) {
        before.putAll(System.getProperties());
        System.setProperty("aws.sharedCredentialsFile", folder.resolve("none").toString());
        System.setProperty("aws.configFile", folder.resolve("none").toString());
        System.setProperty("aws.disableEc2Metadata", "true");
        System.setProperty("aws.region", "eu-central-1");
        System.setProperty("aws.accessKeyId", "key");
        System.setProperty("aws.secretAccessKey", "secret");
    }

    @AfterEach
    void restore() {
        System.setProperties(before);
    }

    @Test
    void grantedQuotaIsTaken() throws IOException {
        try (var quotas = quotas(request -> quota("25.0"))) {
            assertThat(ServiceQuotas.ofUpdateContact()).isEqualTo(Rate.of(25));
            assertThat(quotas.received()).singleElement().satisfies(request -> {
                assertThat(request.header("X-amz-target")).isEqualTo(GRANTED);
                assertThat(request.text()).contains("\"connect\"", "\"L-40C15531\"");
                assertThat(request.header("Authorization")).contains("/eu-central-1/servicequotas/");
            });
        }
    }

    @Test
    void defaultIsTakenWhereNoneWasGranted() throws IOException {
        try (var quotas = quotas(request ->
                GRANTED.equals(request.header("X-amz-target")) ? error(400, "NoSuchResourceException") : quota("10"))) {
            assertThat(ServiceQuotas.ofUpdateContact()).isEqualTo(Rate.of(10));
            assertThat(quotas.received())
                    .extracting(request -> request.header("X-amz-target"))
                    .containsExactly(GRANTED, DEFAULT);
        }
    }

    @Test
    void deniedAccessNamesThePermissions() throws IOException {
        try (var quotas = quotas(request -> error(400, "AccessDeniedException"))) {
            assertUnknown(
                    "--rate auto: Service Quotas does not tell the quota of UpdateContact in eu-central-1: ServiceQuotas"
                            + " answered AccessDeniedException, HTTP 400. Allow servicequotas:GetServiceQuota and"
                            + " servicequotas:GetAWSDefaultServiceQuota, or give the quota with --rate N.");
            assertThat(quotas.received()).hasSize(1);
        }
    }

    @Test
    void serviceThatCannotBeReachedIsSaidSo() throws IOException {
        quotas(request -> quota("25")).close();

        assertUnknown(
                "--rate auto: Service Quotas does not tell the quota of UpdateContact in eu-central-1: no connection."
                        + " Run again when it does, or give the quota with --rate N.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"0", "-1", "100000", "null", "25, \"Period\": {\"PeriodValue\": 1, \"PeriodUnit\": \"MINUTE\"}"})
    void quotaThatCannotBeARateIsNotTaken(String value) throws IOException {
        try (var quotas = quotas(request -> quota(value))) {
            assertThatExceptionOfType(ConnectUnavailableException.class)
                    .isThrownBy(ServiceQuotas::ofUpdateContact)
                    .withMessageContaining(
                            "expected more than 0 and at most 10,000 calls per second. Give the quota with --rate N.");
            assertThat(quotas.received()).hasSize(1);
        }
    }

    @Test
    void quotaOfASecondIsTaken() throws IOException {
        try (var quotas =
                quotas(request -> quota("2.5, \"Period\": {\"PeriodValue\": 1, \"PeriodUnit\": \"SECOND\"}"))) {
            assertThat(ServiceQuotas.ofUpdateContact()).isEqualTo(Rate.of(2.5));
            assertThat(quotas.received()).hasSize(1);
        }
    }

    @Test
    void missingRegionAndCredentialsAreToldAsElsewhere() throws IOException {
        try (var quotas = quotas(request -> quota("25"))) {
            System.clearProperty("aws.accessKeyId");
            System.clearProperty("aws.secretAccessKey");
            assertThatExceptionOfType(ConnectUnavailableException.class)
                    .isThrownBy(ServiceQuotas::ofUpdateContact)
                    .withMessageStartingWith("No AWS credentials: ");

            System.clearProperty("aws.region");
            assertThatExceptionOfType(ConnectUnavailableException.class)
                    .isThrownBy(ServiceQuotas::ofUpdateContact)
                    .withMessageStartingWith("No AWS Region is set");
            assertThat(quotas.received()).isEmpty();
        }
    }

    private static void assertUnknown(String message) {
        assertThatExceptionOfType(ConnectUnavailableException.class)
                .isThrownBy(ServiceQuotas::ofUpdateContact)
                .withMessage(message);
    }

    private static HttpReceiver quotas(HttpReceiver.Script script) throws IOException {
        HttpReceiver quotas = HttpReceiver.start(script);
        System.setProperty("aws.endpointUrlServiceQuotas", quotas.uri().toString());
        return quotas;
    }

    private static Answer quota(String value) {
        return new Answer(200, "{\"Quota\": {\"QuotaCode\": \"L-40C15531\", \"Value\": %s}}".formatted(value));
    }

    private static Answer error(int status, String code) {
        return new Answer(status, "{\"__type\": \"%s\"}".formatted(code), Map.of("x-amzn-RequestId", "id"));
    }
}
