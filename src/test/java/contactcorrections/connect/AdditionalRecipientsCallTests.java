package contactcorrections.connect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;
import contactcorrections.request.Correction;
import contactcorrections.run.CallMonitor;
import contactcorrections.run.Clocks;
import contactcorrections.run.StopSignal;
import contactcorrections.simulator.ReceivedCall;
import contactcorrections.simulator.Simulator;
import contactcorrections.simulator.SimulatorSettings;
import contactcorrections.throttle.Share;
import contactcorrections.throttle.Throttle;
import contactcorrections.throttle.ThrottleSettings;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The member that this SDK does not model, in the body as the client of a run sends it. */
@Timeout(30)
class AdditionalRecipientsCallTests {

    private static final String SECRET_OF_SIMULATED_CALLS = "simulated";
    private static final Pattern AUTHORIZATION = Pattern.compile(
            "AWS4-HMAC-SHA256 Credential=[^/]+/(?<scope>[^,]+), SignedHeaders=(?<headers>[^,]+), Signature=(?<signature>.+)");

    private static final String CELL = "\"Zoë; Desk\" <z@b.example>; c@d.example";
    private static final String LIST =
            "[{\"EmailAddress\":\"z@b.example\",\"DisplayName\":\"Zoë; Desk\"},{\"EmailAddress\":\"c@d.example\"}]";

    private final StopSignal stop = new StopSignal();

    private record Received(String path, Headers headers, String body) {}

    @Test
    void simulatorAcceptsARowOfRecipientsAlone() throws Exception {
        Queue<ReceivedCall> received = new ConcurrentLinkedQueue<>();
        try (Simulator simulator = Simulator.start(SimulatorSettings.DEFAULT, received::add)) {
            Correction correction = Corrections.of(List.of("AdditionalRecipients.Cc"), List.of(CELL));

            assertThat(update(simulator.uri(), correction)).isInstanceOf(UpdateResult.Updated.class);
            assertThat(received)
                    .extracting(ReceivedCall::body)
                    .containsExactly("{\"AdditionalRecipients\":{\"CcEmailAddresses\":" + LIST + "}}");
        }
    }

    @Test
    void everyAttemptIsSignedWithTheWholeBody() throws Exception {
        List<Received> received = new ArrayList<>();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", call -> {
            String body = new String(call.getRequestBody().readAllBytes(), UTF_8);
            received.add(new Received(call.getRequestURI().getRawPath(), call.getRequestHeaders(), body));
            call.sendResponseHeaders(received.size() < 3 ? 503 : 200, -1);
            call.close();
        });
        server.start();
        try {
            Correction correction = Corrections.of(List.of("Name", "AdditionalRecipients.Cc"), List.of("Ada", CELL));
            URI uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort());

            assertThat(update(uri, correction)).isInstanceOf(UpdateResult.Updated.class);
        } finally {
            server.stop(0);
        }

        assertThat(received).hasSize(3).allSatisfy(call -> {
            assertThat(call.body())
                    .isEqualTo("{\"Name\":\"Ada\",\"AdditionalRecipients\":{\"CcEmailAddresses\":" + LIST + "}}");
            assertThat(call.headers().getFirst("Content-Length"))
                    .isEqualTo(String.valueOf(call.body().getBytes(UTF_8).length));
            assertThat(call.headers().getFirst("Content-Type")).isEqualTo("application/json");
            assertThat(call.headers().getFirst("X-Amz-Content-Sha256")).isEqualTo(sha256(call.body()));
            assertSigned(call);
        });
    }

    /** Computes Signature Version 4 over what arrived. */
    private static void assertSigned(Received call) throws Exception {
        Matcher parts = AUTHORIZATION.matcher(call.headers().getFirst("Authorization"));
        assertThat(parts.matches()).isTrue();
        assertThat(parts.group("headers").split(";", -1)).contains("content-length", "host", "x-amz-date");
        StringBuilder canonical = new StringBuilder("POST\n" + call.path() + "\n\n");
        for (String header : parts.group("headers").split(";", -1)) {
            canonical
                    .append(header)
                    .append(':')
                    .append(call.headers().getFirst(header))
                    .append('\n');
        }
        canonical.append('\n').append(parts.group("headers")).append('\n').append(sha256(call.body()));
        byte[] key = ("AWS4" + SECRET_OF_SIMULATED_CALLS).getBytes(UTF_8);
        for (String part : parts.group("scope").split("/", -1)) {
            key = hmac(key, part);
        }
        String toSign = String.join(
                "\n",
                "AWS4-HMAC-SHA256",
                call.headers().getFirst("X-Amz-Date"),
                parts.group("scope"),
                sha256(canonical.toString()));
        assertThat(parts.group("signature")).isEqualTo(HexFormat.of().formatHex(hmac(key, toSign)));
    }

    private UpdateResult update(URI uri, Correction correction) {
        var access = new ConnectAccess(new ConnectSettings(2, Duration.ofMinutes(15)), new ConnectTarget(uri));
        var throttle = Throttle.local(new ThrottleSettings(100, 100, new Share(100)));
        try (ContactUpdater updater = access.open(throttle, () -> true, stop, new CallMonitor(Clocks.SYSTEM))) {
            return updater.update(correction, wait -> {});
        }
    }

    private static String sha256(String text) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
    }

    private static byte[] hmac(byte[] key, String text) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(text.getBytes(UTF_8));
    }
}
