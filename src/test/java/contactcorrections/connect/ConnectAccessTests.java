package contactcorrections.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import contactcorrections.connect.attempt.WarmUpGates;
import contactcorrections.run.CallMonitor;
import contactcorrections.run.Clocks;
import contactcorrections.run.StopSignal;
import contactcorrections.standin.ConnectStandIn;
import contactcorrections.throttle.Operation;
import contactcorrections.throttle.Share;
import contactcorrections.throttle.Throttle;
import contactcorrections.throttle.ThrottleSettings;
import contactcorrections.throttle.ThrottleSettings.Rate;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The SDK's own chain, by its system properties: they stand above the environment of whoever runs the tests. */
@Timeout(30)
class ConnectAccessTests {

    private final Throttle throttle = Throttle.local(
            new ThrottleSettings(Rate.of(100), 100, new Share(100), 10, 15).allowed(Operation.UPDATE_CONTACT));
    private final StopSignal stop = new StopSignal();
    private final Properties before = new Properties();

    @BeforeEach
    void useNothingOfThisMachine(@TempDir Path folder) {
        before.putAll(System.getProperties());
        System.setProperty("aws.sharedCredentialsFile", folder.resolve("none").toString());
        System.setProperty("aws.configFile", folder.resolve("none").toString());
        System.setProperty("aws.disableEc2Metadata", "true");
    }

    @AfterEach
    void restore() {
        System.setProperties(before);
    }

    @Test
    void missingCredentialsStopTheRunBeforeACallIsMade() throws IOException {
        try (var connect = ConnectStandIn.start()) {
            properties(Map.of(
                    "aws.region",
                    "eu-central-1",
                    "aws.endpointUrlConnect",
                    connect.uri().toString()));

            UpdateResult result = update();

            assertThat(result).isInstanceOf(UpdateResult.Undecided.class);
            assertThat(stop.cause().orElseThrow().message()).contains("No AWS credentials", "AWS_PROFILE");
            assertThat(connect.calls()).isEmpty();
        }
    }

    @Test
    void regionCredentialsAndEndpointOfTheStandardChainAreUsed() throws IOException {
        try (var connect = ConnectStandIn.start()) {
            properties(Map.of(
                    "aws.region",
                    "eu-central-1",
                    "aws.endpointUrlConnect",
                    connect.uri().toString()));
            properties(Map.of("aws.accessKeyId", "key", "aws.secretAccessKey", "secret"));

            assertThat(update()).isInstanceOf(UpdateResult.Updated.class);
            assertThat(connect.calls()).hasSize(1);
            assertThat(access(null).region()).isEqualTo("eu-central-1");
        }
    }

    @Test
    void missingRegionIsSaidSo() {
        System.clearProperty("aws.region");

        assertThat(access(null).region()).isNull();
        assertThatExceptionOfType(ConnectUnavailableException.class)
                .isThrownBy(this::update)
                .withMessageContaining("AWS_REGION");
    }

    @Test
    void endpointThatIsNoUrlIsSaidSo() {
        properties(Map.of("aws.region", "eu-central-1", "aws.endpointUrlConnect", "not a url"));

        assertThatExceptionOfType(ConnectUnavailableException.class)
                .isThrownBy(this::update)
                .withMessageContaining("AWS_ENDPOINT_URL_CONNECT");
    }

    @Test
    void simulatorNeedsNeitherRegionNorCredentials() throws IOException {
        try (var connect = ConnectStandIn.start();
                var session = access(connect.uri()).open(() -> true, stop, new WarmUpGates())) {
            ContactUpdater updater = session.updater(throttle, new CallMonitor(Clocks.SYSTEM));
            assertThat(updater.update(Corrections.of(1, "contact"), stop)).isInstanceOf(UpdateResult.Updated.class);
            assertThat(access(connect.uri()).region()).isEqualTo("simulated");
        }
    }

    private UpdateResult update() {
        try (var session = access(null).open(() -> true, stop, new WarmUpGates())) {
            return session.updater(throttle, new CallMonitor(Clocks.SYSTEM)).update(Corrections.of(1, "contact"), stop);
        }
    }

    private static ConnectAccess access(@Nullable URI simulator) {
        return new ConnectAccess(new ConnectSettings(2, Duration.ofMinutes(15)), new ConnectTarget(simulator));
    }

    private static void properties(Map<String, String> values) {
        values.forEach(System::setProperty);
    }
}
