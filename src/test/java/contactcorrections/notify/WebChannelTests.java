package contactcorrections.notify;

import static org.assertj.core.api.Assertions.assertThat;

import contactcorrections.aws.proxy.RecordingProxy;
import contactcorrections.notify.Channel.Failure;
import contactcorrections.notify.Destination.WebAddress;
import contactcorrections.report.SummaryJson;
import contactcorrections.report.page.Samples;
import contactcorrections.standin.HttpReceiver;
import contactcorrections.standin.HttpReceiver.Answer;
import java.io.IOException;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class WebChannelTests {

    private final Properties before = new Properties();

    @BeforeEach
    void remember() {
        before.putAll(System.getProperties());
    }

    @AfterEach
    void restore() {
        System.setProperties(before);
    }

    @Test
    void summaryIsPostedAsItStandsInTheReport() throws Exception {
        try (var hook = HttpReceiver.start(request -> new Answer(204, ""))) {
            String address = hook.uri().toString().replace("//", "//ann:pass@") + "/a/b?token=c%2Fd";

            assertThat(send(address)).isNull();
            assertThat(hook.received()).singleElement().satisfies(request -> {
                assertThat(request.method()).isEqualTo("POST");
                assertThat(request.uri()).hasToString("/a/b?token=c%2Fd");
                assertThat(request.header("Content-type")).isEqualTo("application/json");
                assertThat(request.header("Authorization")).isEqualTo("Basic YW5uOnBhc3M=");
                assertThat(request.text()).isEqualTo(SummaryJson.of(Samples.completed()));
            });
        }
    }

    @Test
    void failureThatMayPassIsTriedAgain() throws Exception {
        try (var hook = answering(503, 429, 200)) {
            assertThat(send(hook.uri().toString())).isNull();
            assertThat(hook.received()).hasSize(3);
        }
        try (var hook = answering(500, 500, 500, 500, 200)) {
            assertThat(send(hook.uri().toString())).isEqualTo(new Failure("HTTP 500", "Ask whoever runs it."));
            assertThat(hook.received()).hasSize(4);
        }
    }

    @ParameterizedTest
    @CsvSource({"400, HTTP 400", "404, HTTP 404", "410, HTTP 410", "302, 'HTTP 302, a redirect, which is not followed'"
    })
    void failureThatDoesNotPassIsToldAtOnce(int status, String reason) throws Exception {
        try (var elsewhere = answering(200);
                var hook = HttpReceiver.start(request -> new Answer(
                        status, "", Map.of("Location", elsewhere.uri().toString())))) {
            assertThat(send(hook.uri().toString()))
                    .satisfies(failure -> assertThat(failure.reason()).isEqualTo(reason));
            assertThat(hook.received()).hasSize(1);
            assertThat(elsewhere.received()).isEmpty();
        }
    }

    @Test
    void addressThatNobodyListensAtIsToldSo() throws Exception {
        HttpReceiver gone = answering(200);
        gone.close();

        assertThat(send(gone.uri().toString()))
                .isEqualTo(new Failure("no connection", "Check the way to it, and the address (--notify)."));
    }

    @Test
    void proxyInForceIsUsed() throws Exception {
        try (var proxy = RecordingProxy.refusing(407)) {
            System.setProperty("https.proxyHost", "127.0.0.1");
            System.setProperty("https.proxyPort", String.valueOf(proxy.port()));

            assertThat(send("https://hooks.example/secret"))
                    .isEqualTo(new Failure("HTTP 407 from the proxy", "Check the user and password of the proxy."));
            assertThat(proxy.asked()).containsExactly("CONNECT hooks.example:443");
        }
    }

    private static @Nullable Failure send(String address) throws InterruptedException {
        return new WebChannel((WebAddress) Destination.valueOf(address), Duration.ofMillis(1))
                .send(new Notice(Samples.completed()));
    }

    private static HttpReceiver answering(Integer... statuses) throws IOException {
        Iterator<Integer> inTurn = List.of(statuses).iterator();
        return HttpReceiver.start(request -> new Answer(inTurn.next(), ""));
    }
}
