package contactcorrections.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class EmfMetricsTests {

    /** As the specification of the format has it. */
    private final Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(EmfMetricsTests.class.getResourceAsStream("emf.schema.json"));

    private final AtomicLong calls = new AtomicLong();

    private final MeterBinder meters = registry -> {
        FunctionCounter.builder("corrections.rows", calls, AtomicLong::get)
                .tag("state", "succeeded")
                .register(registry);
        Gauge.builder("corrections.rows.remaining", () -> 100 - calls.get()).register(registry);
        FunctionTimer.builder("corrections.latency", calls, AtomicLong::get, c -> c.get() * 60.0, TimeUnit.MILLISECONDS)
                .register(registry);
    };

    private final EmfMetrics metrics = new EmfMetrics(
            meters,
            () -> Map.of("connectInstanceId", "11111111-2222-3333-4444-555555555555"),
            InstantSource.fixed(Instant.ofEpochMilli(1_795_312_800_000L)),
            line -> {});

    @Test
    void lineKeepsToTheFormat() {
        calls.set(3);

        String line = metrics.line();

        assertThat(schema.validate(line, InputFormat.JSON)).isEmpty();
        assertThat(line)
                .isEqualTo("{\"_aws\":{\"Timestamp\":1795312800000,\"CloudWatchMetrics\":[{"
                        + "\"Namespace\":\"ContactCorrections\",\"Dimensions\":[[\"connectInstanceId\"]],\"Metrics\":["
                        + "{\"Name\":\"Latency\",\"Unit\":\"Milliseconds\"},"
                        + "{\"Name\":\"RowsRemaining\",\"Unit\":\"Count\"},"
                        + "{\"Name\":\"RowsSucceeded\",\"Unit\":\"Count\"}]}]},"
                        + "\"connectInstanceId\":\"11111111-2222-3333-4444-555555555555\","
                        + "\"Latency\":60.0,\"RowsRemaining\":97.0,\"RowsSucceeded\":3.0}");
    }

    @Test
    void countersGiveWhatWasAddedSinceTheLineBefore() {
        calls.set(3);
        metrics.line();
        calls.set(10);

        assertThat(read().get("RowsSucceeded").asInt()).isEqualTo(7);
        assertThat(read().get("RowsSucceeded").asInt()).isZero();
    }

    @Test
    void meanOfNothingIsLeftOut() {
        JsonNode line = read();

        assertThat(line.has("Latency")).isFalse();
        assertThat(line.at("/_aws/CloudWatchMetrics/0/Metrics").findValuesAsString("Name"))
                .containsExactly("RowsRemaining", "RowsSucceeded");
    }

    @Test
    void everyNameThatTheMetadataRefersToIsThere() {
        calls.set(1);
        JsonNode line = read();
        JsonNode directive = line.at("/_aws/CloudWatchMetrics/0");

        directive
                .get("Dimensions")
                .get(0)
                .forEach(
                        name -> assertThat(line.get(name.asString()).isString()).isTrue());
        directive
                .get("Metrics")
                .forEach(metric -> assertThat(
                                line.get(metric.get("Name").asString()).isNumber())
                        .isTrue());
    }

    private JsonNode read() {
        return JsonMapper.shared().readTree(metrics.line());
    }
}
