package contactcorrections.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import contactcorrections.simulator.SimulatorSettings.Faults;
import contactcorrections.simulator.SimulatorSettings.Outage;
import contactcorrections.simulator.SimulatorSettings.Quota;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.connect.ConnectClient;
import software.amazon.awssdk.services.connect.model.AccessDeniedException;
import software.amazon.awssdk.services.connect.model.ConflictException;
import software.amazon.awssdk.services.connect.model.ConnectException;
import software.amazon.awssdk.services.connect.model.EndpointType;
import software.amazon.awssdk.services.connect.model.InternalServiceException;
import software.amazon.awssdk.services.connect.model.InvalidParameterException;
import software.amazon.awssdk.services.connect.model.InvalidRequestException;
import software.amazon.awssdk.services.connect.model.Reference;
import software.amazon.awssdk.services.connect.model.ReferenceType;
import software.amazon.awssdk.services.connect.model.ResourceNotFoundException;
import software.amazon.awssdk.services.connect.model.SegmentAttributeValue;
import software.amazon.awssdk.services.connect.model.ThrottlingException;
import software.amazon.awssdk.services.connect.model.UpdateContactRequest;
import software.amazon.awssdk.services.connect.model.UpdateContactResponse;

class SimulatorSdkTests {

    private static final SimulatorSettings AMPLE = SimulatorSettings.DEFAULT.withQuota(Quota.AMPLE);
    private static final UpdateContactRequest NAME = UpdateContactRequest.builder()
            .instanceId("instance")
            .contactId("contact")
            .name("A name")
            .build();

    private final Queue<ReceivedCall> received = new ConcurrentLinkedQueue<>();

    @Test
    void requestWithEveryMemberSucceeds() throws Exception {
        UpdateContactRequest everything = NAME.toBuilder()
                .contactId("a/b ?%😀+")
                .description("A description")
                .references(Map.of(
                        "crm",
                        Reference.builder()
                                .type(ReferenceType.URL)
                                .value("https://example.com/?q=1")
                                .build()))
                .segmentAttributes(Map.of(
                        "vip",
                        SegmentAttributeValue.builder().valueString("yes").build()))
                .queueInfo(queue -> queue.id("queue"))
                .userInfo(user -> user.userId("user"))
                .customerEndpoint(
                        endpoint -> endpoint.type(EndpointType.TELEPHONE_NUMBER).address("+4930123456"))
                .systemEndpoint(endpoint -> endpoint.type(EndpointType.VOIP).address("sip"))
                .build();

        UpdateContactResponse response = call(AMPLE, everything);

        assertThat(response.sdkHttpResponse().statusCode()).isEqualTo(200);
        assertThat(response.responseMetadata().requestId()).hasSize(36);
        assertThat(received).extracting(ReceivedCall::contactId).containsExactly("a/b ?%😀+");
    }

    @ParameterizedTest
    @MethodSource("failures")
    void failureIsRecognised(
            Class<? extends ConnectException> type, SimulatorSettings settings, UpdateContactRequest request) {
        assertThatExceptionOfType(type)
                .isThrownBy(() -> call(settings, request))
                .satisfies(failure -> {
                    assertThat(failure.awsErrorDetails().errorCode()).isEqualTo(type.getSimpleName());
                    assertThat(failure.awsErrorDetails().errorMessage()).isNotBlank();
                    assertThat(failure.requestId()).hasSize(36);
                });
    }

    static Stream<Arguments> failures() {
        UpdateContactRequest nothing = NAME.toBuilder().name(null).build();
        UpdateContactRequest longName = NAME.toBuilder().name("n".repeat(1025)).build();
        return Stream.of(
                Arguments.of(InvalidRequestException.class, AMPLE, nothing),
                Arguments.of(InvalidParameterException.class, AMPLE, longName),
                Arguments.of(AccessDeniedException.class, with(Faults.NONE.withDenyAfter(0)), NAME),
                Arguments.of(ResourceNotFoundException.class, with(Faults.NONE.withUnknown(1)), NAME),
                Arguments.of(ConflictException.class, with(Faults.NONE.withConflicts(1)), NAME),
                Arguments.of(InternalServiceException.class, with(Faults.NONE.withErrors(1)), NAME));
    }

    @Test
    void throttlingIsRecognised() throws Exception {
        // The rate is so low that the second call cannot find a token, however slow the machine.
        SimulatorSettings settings = SimulatorSettings.DEFAULT.withQuota(new Quota(0.001, 1, 0));
        try (Simulator simulator = Simulator.start(settings);
                ConnectClient client = client(simulator)) {
            client.updateContact(NAME);

            assertThatExceptionOfType(ThrottlingException.class)
                    .isThrownBy(() -> client.updateContact(NAME))
                    .matches(failure -> failure.statusCode() == 429 && failure.isThrottlingException());
        }
    }

    @Test
    void droppedConnectionIsAClientError() {
        assertThatExceptionOfType(SdkClientException.class)
                .isThrownBy(() -> call(with(Faults.NONE.withDrops(1)), NAME));
    }

    @Test
    void outageIsATransientError() throws Exception {
        Outage outage = new Outage(Duration.ZERO, Duration.ofDays(1));
        try (Simulator simulator = Simulator.start(AMPLE.withOutage(outage));
                ConnectClient client = client(simulator)) {
            for (int i = 0; i < 10; i++) {
                assertThatExceptionOfType(Exception.class)
                        .isThrownBy(() -> client.updateContact(NAME))
                        .satisfiesAnyOf(
                                failure -> assertThat(failure).isInstanceOf(SdkClientException.class),
                                failure -> assertThat(((ConnectException) failure).statusCode())
                                        .isEqualTo(503));
            }
        }
    }

    private static SimulatorSettings with(Faults faults) {
        return AMPLE.withFaults(faults);
    }

    private UpdateContactResponse call(SimulatorSettings settings, UpdateContactRequest request) throws IOException {
        try (Simulator simulator = Simulator.start(settings, received::add);
                ConnectClient client = client(simulator)) {
            return client.updateContact(request);
        }
    }

    static ConnectClient client(Simulator simulator) {
        return ConnectClient.builder()
                .endpointOverride(simulator.uri())
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "secret")))
                .overrideConfiguration(override -> override.retryStrategy(DefaultRetryStrategy.doNotRetry()))
                .httpClientBuilder(ApacheHttpClient.builder())
                .build();
    }
}
