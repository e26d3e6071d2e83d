package contactcorrections.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import contactcorrections.aws.proxy.RecordingProxy;
import contactcorrections.metrics.MetricsFormat.RunMetrics;
import contactcorrections.row.RowState;
import contactcorrections.run.CallMonitor;
import contactcorrections.run.Clocks;
import contactcorrections.run.RunProgress;
import contactcorrections.standin.HttpReceiver;
import contactcorrections.standin.HttpReceiver.Answer;
import contactcorrections.standin.OtlpCollector;
import io.micrometer.registry.otlp.OtlpConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class OtlpMetricsTests {

    private final RunProgress progress = new RunProgress(new CallMonitor(Clocks.SYSTEM), Clocks.SYSTEM);
    private final List<String> warnings = new ArrayList<>();
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
    void lastValuesAreSentAtTheEnd() throws Exception {
        try (var collector = new OtlpCollector()) {
            RunMetrics metrics = start(collector.uri() + "/v1/metrics", Map.of());
            progress.begin(100, 40, 10);
            progress.decided(RowState.SUCCEEDED, 5);
            progress.decided(RowState.INVALID, 2);
            metrics.close();

            String run = "connectInstanceId=i, simulated=true";
            assertThat(collector.received()).hasSize(1);
            assertThat(collector.values())
                    .contains(
                            entry("corrections.rows{%s, state=succeeded}".formatted(run), 5.0),
                            entry("corrections.rows{%s, state=invalid}".formatted(run), 2.0),
                            entry("corrections.rows.remaining{%s}".formatted(run), 53.0),
                            entry("corrections.calls{%s}".formatted(run), 0.0),
                            entry("corrections.calls.throttled{%s}".formatted(run), 0.0));
            assertThat(warnings).isEmpty();
        }
    }

    @Test
    void collectorThatCannotBeReachedIsWarnedOfWithoutItsAddress() throws Exception {
        var gone = new OtlpCollector();
        gone.close();

        start(gone.uri() + "/secret", Map.of()).close();

        assertThat(warnings)
                .containsExactly(
                        "Metrics could not be sent to 127.0.0.1: no connection. Check OTEL_EXPORTER_OTLP_ENDPOINT, which is to"
                                + " take OTLP over HTTP. Nothing else changes.");
    }

    @Test
    void collectorThatRefusesIsWarnedOf() throws Exception {
        try (var collector = HttpReceiver.start(request -> new Answer(401, ""))) {
            start(collector.uri() + "/secret", Map.of()).close();

            assertThat(warnings)
                    .singleElement()
                    .asString()
                    .contains("127.0.0.1: ", "401")
                    .doesNotContain("secret");
        }
    }

    @Test
    void whatIsNoAddressIsNotRepeated() {
        start("a secret", Map.of()).close();

        assertThat(warnings)
                .singleElement()
                .asString()
                .startsWith("There will be no metrics: what a variable OTEL_… says of otlp.url is not accepted.");
    }

    @Test
    void wrongSettingIsWarnedOf() {
        start("http://127.0.0.1:9/v1/metrics", Map.of("otlp.compressionMode", "zip"))
                .close();

        assertThat(warnings)
                .singleElement()
                .asString()
                .startsWith("There will be no metrics: what a variable OTEL_… says of otlp.compressionMode is not");
    }

    @Test
    void proxyInForceIsUsed() throws Exception {
        try (var proxy = RecordingProxy.refusing(403)) {
            System.setProperty("https.proxyHost", "127.0.0.1");
            System.setProperty("https.proxyPort", String.valueOf(proxy.port()));

            start("https://collector.example/v1/metrics", Map.of()).close();

            assertThat(proxy.asked()).containsExactly("CONNECT collector.example:443");
            assertThat(warnings).singleElement().asString().contains("collector.example: ", "403");
        }
    }

    private RunMetrics start(String url, Map<String, String> settings) {
        OtlpConfig config = key -> key.equals("otlp.url") ? url : settings.get(key);
        return OtlpMetrics.start(
                new RunMeters(progress),
                () -> Map.of("connectInstanceId", "i", "simulated", true),
                warnings::add,
                config);
    }
}
