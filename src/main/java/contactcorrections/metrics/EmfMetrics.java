package contactcorrections.metrics;

import contactcorrections.metrics.MetricsFormat.RunMetrics;
import contactcorrections.run.RunProgress;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.text.WordUtils;
import tools.jackson.databind.json.JsonMapper;

/**
 * A run's meters in CloudWatch's embedded metric format, a line each minute and at the end. CloudWatch Logs makes metrics
 * of it without any agent.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html">
 *     its specification</a>
 */
final class EmfMetrics implements RunMetrics {

    private static final String NAMESPACE = "ContactCorrections";
    private static final String DIMENSION = "connectInstanceId";
    private static final String PREFIX = "corrections.";

    private static final Duration EVERY = Duration.ofMinutes(1);

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Map<String, Double> before = new HashMap<>();
    private final MeterBinder meters;
    private final Supplier<Map<String, Object>> about;
    private final InstantSource clock;
    private final Consumer<String> out;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "metrics");
        thread.setDaemon(true);
        return thread;
    });

    /** @param about members of each line that are no metrics; {@code connectInstanceId} is the metrics' dimension */
    EmfMetrics(MeterBinder meters, Supplier<Map<String, Object>> about, InstantSource clock, Consumer<String> out) {
        // Meters hold what they measure by weak references alone.
        this.meters = meters;
        this.about = about;
        this.clock = clock;
        this.out = out;
        this.meters.bindTo(registry);
    }

    static EmfMetrics start(RunProgress progress, Supplier<Map<String, Object>> about, Consumer<String> out) {
        var metrics = new EmfMetrics(new RunMeters(progress), about, InstantSource.system(), out);
        Future<?> unused = metrics.timer.scheduleAtFixedRate(
                metrics::write, EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
        return metrics;
    }

    @Override
    public void close() {
        timer.shutdownNow();
        write();
    }

    private synchronized void write() {
        out.accept(line());
    }

    /** One line; counters and means are of the time since the line before. */
    synchronized String line() {
        Map<String, Object> values = new LinkedHashMap<>();
        List<Map<String, String>> metrics = new ArrayList<>();
        registry.getMeters().stream()
                .sorted(Comparator.comparing(EmfMetrics::name))
                .forEach(meter -> add(meter, metrics, values));
        var directive = new LinkedHashMap<String, Object>();
        directive.put("Namespace", NAMESPACE);
        directive.put("Dimensions", List.of(List.of(DIMENSION)));
        directive.put("Metrics", metrics);
        var metadata = new LinkedHashMap<String, Object>();
        metadata.put("Timestamp", clock.millis());
        metadata.put("CloudWatchMetrics", List.of(directive));
        var line = new LinkedHashMap<String, Object>();
        line.put("_aws", metadata);
        line.putAll(about.get());
        line.putAll(values);
        return JsonMapper.shared().writeValueAsString(line);
    }

    private void add(Meter meter, List<Map<String, String>> metrics, Map<String, Object> values) {
        String name = name(meter);
        if (meter instanceof Gauge gauge) {
            values.put(name, gauge.value());
        } else if (meter instanceof FunctionCounter counter) {
            values.put(name, added(name, counter.count()));
        } else if (meter instanceof FunctionTimer timer) {
            double count = added(name + " count", timer.count());
            double millis = added(name, timer.totalTime(TimeUnit.MILLISECONDS));
            if (count == 0) {
                return;
            }
            values.put(name, millis / count);
        }
        Map<String, String> definition = new LinkedHashMap<>();
        definition.put("Name", name);
        definition.put("Unit", meter instanceof FunctionTimer ? "Milliseconds" : "Count");
        metrics.add(definition);
    }

    private double added(String name, double now) {
        Double last = before.put(name, now);
        return now - (last == null ? 0 : last);
    }

    /** {@code corrections.rows{state=invalid}} is RowsInvalid. */
    private static String name(Meter meter) {
        String dotted = meter.getId().getName().substring(PREFIX.length());
        String words = Stream.concat(
                        Stream.of(dotted), meter.getId().getTags().stream().map(Tag::getValue))
                .collect(Collectors.joining("."));
        return WordUtils.capitalize(words, '.').replace(".", "");
    }
}
