package contactcorrections.connect;

import static org.assertj.core.api.Assertions.assertThat;

import contactcorrections.aws.proxy.RecordingProxy;
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
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The SDK's client and a proxy that listens, set by Java's properties: they stand above the environment. */
@Timeout(30)
class ProxiedConnectTests {

    private final Throttle throttle = Throttle.local(
            new ThrottleSettings(Rate.of(100), 100, new Share(100), 10, 15).allowed(Operation.UPDATE_CONTACT));
    private final StopSignal stop = new StopSignal();
    private final Properties before = new Properties();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @BeforeEach
    void useNothingOfThisMachine() {
        before.putAll(System.getProperties());
        System.setProperty("aws.sharedCredentialsFile", folder.resolve("none").toString());
        System.setProperty("aws.configFile", folder.resolve("config").toString());
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
    void plainCallGoesThroughTheProxy() throws IOException {
        try (var connect = ConnectStandIn.start();
                var proxy = RecordingProxy.to(connect.uri())) {
            System.setProperty("aws.endpointUrlConnect", "http://connect.example");
            use("http", proxy.port());

            assertThat(update()).isInstanceOf(UpdateResult.Updated.class);
            assertThat(proxy.asked()).singleElement().asString().startsWith("POST http://connect.example/contacts/");
            assertThat(connect.calls()).hasSize(1);
        }
    }

    @Test
    void proxyThatWantsAUserIsGivenIt() throws IOException {
        try (var connect = ConnectStandIn.start();
                var proxy = RecordingProxy.wanting("ann:p@ss", connect.uri())) {
            System.setProperty("aws.endpointUrlConnect", "http://connect.example");
            use("http", proxy.port());
            System.setProperty("http.proxyUser", "ann");
            System.setProperty("http.proxyPassword", "p@ss");

            assertThat(update()).isInstanceOf(UpdateResult.Updated.class);
        }
    }

    @Test
    void secureCallAsksTheProxyForATunnel() throws IOException {
        try (var proxy = RecordingProxy.refusing(403)) {
            use("https", proxy.port());

            assertThat(update()).isInstanceOf(UpdateResult.Undecided.class);
            assertThat(proxy.asked()).containsExactly("CONNECT connect.eu-central-1.amazonaws.com:443");
            assertThat(whyItStopped())
                    .isEqualTo(("The proxy http://127.0.0.1:%s (https.proxyHost) answered HTTP 403 in place of"
                                    + " connect.eu-central-1.amazonaws.com. Have it let calls to that host through,"
                                    + " or list the host in NO_PROXY.")
                            .formatted(proxy.port()));
        }
    }

    @Test
    void wrongPasswordOfTheProxyIsSaidSoAndNotShown() throws IOException {
        try (var connect = ConnectStandIn.start();
                var proxy = RecordingProxy.wanting("ann:right", connect.uri())) {
            use("https", proxy.port());
            assertThat(update()).isInstanceOf(UpdateResult.Undecided.class);
            assertThat(whyItStopped()).contains("wants a user and a password (HTTP 407)", "https.proxyHost");
        }
        var wrong = new ProxiedConnectTests();
        try (var connect = ConnectStandIn.start();
                var proxy = RecordingProxy.wanting("ann:right", connect.uri())) {
            use("https", proxy.port());
            System.setProperty("https.proxyUser", "ann");
            System.setProperty("https.proxyPassword", "hidden");
            assertThat(wrong.update()).isInstanceOf(UpdateResult.Undecided.class);
            assertThat(wrong.whyItStopped())
                    .contains("does not accept the user and password", "HTTP 407")
                    .doesNotContain("hidden", "ann");
        }
    }

    @Test
    void proxyThatReachesNothingIsAnOutageAndNamed() throws IOException {
        try (var proxy = RecordingProxy.refusing(502)) {
            use("https", proxy.port());

            update();

            assertThat(whyItStopped())
                    .contains("the last answer was: HTTP 502 from the proxy http://127.0.0.1:%s (https.proxyHost)"
                            .formatted(proxy.port()));
        }
    }

    @Test
    void proxyThatIsNotThereIsNamed() throws IOException {
        int nobody = freePort();
        use("https", nobody);

        update();

        assertThat(whyItStopped())
                .contains("the last answer was: no connection to the proxy http://127.0.0.1:%s (https.proxyHost)"
                        .formatted(nobody));
    }

    @Test
    void proxyWhoseNameIsUnknownIsNamedAtOnce() {
        System.setProperty("https.proxyHost", "proxy.invalid");

        update();

        assertThat(whyItStopped())
                .isEqualTo("The name of the proxy http://proxy.invalid:443 (https.proxyHost) is not known."
                        + " Check https.proxyHost.");
    }

    @Test
    void thisMachineIsCalledDirectly() throws IOException {
        try (var connect = ConnectStandIn.start();
                var proxy = RecordingProxy.refusing(403)) {
            System.setProperty("aws.endpointUrlConnect", connect.uri().toString());
            use("http", proxy.port());
            System.setProperty("http.nonProxyHosts", "");

            assertThat(update()).isInstanceOf(UpdateResult.Updated.class);
            assertThat(proxy.asked()).isEmpty();
        }
    }

    @Test
    void clientThatTheSdkOpensToAssumeARoleGoesThroughTheProxyToo() throws IOException {
        System.clearProperty("aws.accessKeyId");
        System.clearProperty("aws.secretAccessKey");
        Files.writeString(folder.resolve("config"), """
                [default]
                role_arn = arn:aws:iam::111122223333:role/corrections
                source_profile = keys
                [profile keys]
                aws_access_key_id = key
                aws_secret_access_key = secret
                """);
        try (var proxy = RecordingProxy.refusing(403)) {
            use("https", proxy.port());

            update();

            assertThat(proxy.asked()).contains("CONNECT sts.eu-central-1.amazonaws.com:443");
            assertThat(whyItStopped())
                    .startsWith("No AWS credentials: profile \"default\": The proxy http://127.0.0.1:")
                    .contains("answered HTTP 403 in place of sts.eu-central-1.amazonaws.com");
        }
    }

    private static void use(String scheme, int port) {
        System.setProperty(scheme + ".proxyHost", "127.0.0.1");
        System.setProperty(scheme + ".proxyPort", String.valueOf(port));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private UpdateResult update() {
        var access = new ConnectAccess(new ConnectSettings(2, Duration.ZERO), new ConnectTarget(null));
        try (var session = access.open(() -> true, stop, new WarmUpGates())) {
            return session.updater(throttle, new CallMonitor(Clocks.SYSTEM)).update(Corrections.of(1, "contact"), stop);
        }
    }

    private String whyItStopped() {
        return stop.cause().orElseThrow().message();
    }
}
