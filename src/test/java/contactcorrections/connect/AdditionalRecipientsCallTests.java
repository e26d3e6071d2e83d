package contactcorrections.connect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import contactcorrections.connect.attempt.WarmUpGates;
import contactcorrections.request.Correction;
import contactcorrections.run.CallMonitor;
import contactcorrections.run.Clocks;
import contactcorrections.run.StopSignal;
import contactcorrections.simulator.ReceivedCall;
import contactcorrections.simulator.Simulator;
import contactcorrections.simulator.SimulatorSettings;
import contactcorrections.standin.Call;
import contactcorrections.standin.ConnectStandIn;
import contactcorrections.standin.Reply;
import contactcorrections.throttle.Operation;
import contactcorrections.throttle.Share;
import contactcorrections.throttle.Throttle;
import contactcorrections.throttle.ThrottleSettings;
import contactcorrections.throttle.ThrottleSettings.Rate;
import java.net.URI;
import java.security.MessageDigest;
import java.time.Duration;
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
        List<Call> received;
        try (var connect = ConnectStandIn.start()) {
            connect.inTurn(Reply.status(503), Reply.status(503), Reply.accepted());
            Correction correction = Corrections.of(List.of("Name", "AdditionalRecipients.Cc"), List.of("Ada", CELL));

            assertThat(update(connect.uri(), correction)).isInstanceOf(UpdateResult.Updated.class);
            received = connect.calls();
        }

        assertThat(received).hasSize(3).allSatisfy(call -> {
            assertThat(call.body())
                    .isEqualTo("{\"Name\":\"Ada\",\"AdditionalRecipients\":{\"CcEmailAddresses\":" + LIST + "}}");
            assertThat(call.header("Content-Length"))
                    .isEqualTo(String.valueOf(call.body().getBytes(UTF_8).length));
            assertThat(call.header("Content-Type")).isEqualTo("application/json");
            assertThat(call.header("X-Amz-Content-Sha256")).isEqualTo(sha256(call.body()));
            assertSigned(call);
        });
    }

    /** Computes Signature Version 4 over what arrived. */
    private static void assertSigned(Call call) throws Exception {
        Matcher parts = AUTHORIZATION.matcher(call.header("Authorization"));
        assertThat(parts.matches()).isTrue();
        assertThat(parts.group("headers").split(";", -1)).contains("content-length", "host", "x-amz-date");
        StringBuilder canonical = new StringBuilder("POST\n" + call.path() + "\n\n");
        for (String header : parts.group("headers").split(";", -1)) {
            canonical.append(header).append(':').append(call.header(header)).append('\n');
        }
        canonical.append('\n').append(parts.group("headers")).append('\n').append(sha256(call.body()));
        byte[] key = ("AWS4" + SECRET_OF_SIMULATED_CALLS).getBytes(UTF_8);
        for (String part : parts.group("scope").split("/", -1)) {
            key = hmac(key, part);
        }
        String toSign = String.join(
                "\n",
                "AWS4-HMAC-SHA256",
                call.header("X-Amz-Date"),
                parts.group("scope"),
                sha256(canonical.toString()));
        assertThat(parts.group("signature")).isEqualTo(HexFormat.of().formatHex(hmac(key, toSign)));
    }

    private UpdateResult update(URI uri, Correction correction) {
        var access = new ConnectAccess(new ConnectSettings(2, Duration.ofMinutes(15)), new ConnectTarget(uri));
        var throttle = Throttle.local(
                new ThrottleSettings(Rate.of(100), 100, new Share(100), 10, 15).allowed(Operation.UPDATE_CONTACT));
        try (var session = access.open(() -> true, stop, new WarmUpGates())) {
            return session.updater(throttle, new CallMonitor(Clocks.SYSTEM)).update(correction, wait -> {});
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
