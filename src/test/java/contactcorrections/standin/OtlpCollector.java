package contactcorrections.standin;

import com.google.protobuf.InvalidProtocolBufferException;
import contactcorrections.standin.HttpReceiver.Answer;
import contactcorrections.standin.HttpReceiver.Received;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A collector of OpenTelemetry: takes metrics over OTLP/HTTP, and tells what it was sent last. */
public final class OtlpCollector implements AutoCloseable {

    private final HttpReceiver server;

    public OtlpCollector() throws IOException {
        server = HttpReceiver.start(request -> new Answer(200, "", Map.of("Content-Type", "application/x-protobuf")));
    }

    public URI uri() {
        return server.uri();
    }

    public List<Received> received() {
        return server.received();
    }

    /** The attributes of the process, in what came last. */
    public Map<String, String> resource() {
        return attributes(last().getResourceMetrics(0).getResource().getAttributesList());
    }

    /** The values in what came last, each by its name and attributes; of a summary, how many it is made of. */
    public Map<String, Double> values() {
        Map<String, Double> values = new TreeMap<>();
        last().getResourceMetricsList().stream()
                .flatMap(resource -> resource.getScopeMetricsList().stream())
                .flatMap(scope -> scope.getMetricsList().stream())
                .forEach(metric -> add(metric, values));
        return values;
    }

    private static void add(Metric metric, Map<String, Double> values) {
        Stream.concat(metric.getSum().getDataPointsList().stream(), metric.getGauge().getDataPointsList().stream())
                .forEach(point -> values.put(metric.getName() + attributes(point.getAttributesList()), value(point)));
        Stream.concat(
                        metric.getHistogram().getDataPointsList().stream()
                                .map(point -> Map.entry(point.getAttributesList(), point.getCount())),
                        metric.getSummary().getDataPointsList().stream()
                                .map(point -> Map.entry(point.getAttributesList(), point.getCount())))
                .forEach(point -> values.put(metric.getName() + attributes(point.getKey()), (double) point.getValue()));
    }

    private static double value(NumberDataPoint point) {
        return point.hasAsInt() ? point.getAsInt() : point.getAsDouble();
    }

    private static Map<String, String> attributes(List<KeyValue> attributes) {
        return attributes.stream()
                .collect(Collectors.toMap(
                        KeyValue::getKey,
                        each -> each.getValue().getStringValue(),
                        (one, other) -> other,
                        TreeMap::new));
    }

    private ExportMetricsServiceRequest last() {
        List<Received> all = server.received();
        try {
            return ExportMetricsServiceRequest.parseFrom(all.get(all.size() - 1).body());
        } catch (InvalidProtocolBufferException e) {
            throw new AssertionError("What was sent is no OTLP", e);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
