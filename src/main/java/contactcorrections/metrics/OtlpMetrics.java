package contactcorrections.metrics;

import contactcorrections.aws.Reason;
import contactcorrections.aws.proxy.HttpPost;
import contactcorrections.metrics.MetricsFormat.RunMetrics;
import contactcorrections.run.Failures;
import contactcorrections.run.RunProgress;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.config.validate.Validated;
import io.micrometer.core.instrument.config.validate.ValidationException;
import io.micrometer.core.ipc.http.HttpSender;
import io.micrometer.registry.otlp.OtlpConfig;
import io.micrometer.registry.otlp.OtlpHttpMetricsSender;
import io.micrometer.registry.otlp.OtlpMeterRegistry;
import io.micrometer.registry.otlp.OtlpMetricsSender;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A run's meters, pushed to a collector over OTLP/HTTP. One that cannot be reached never fails a run. */
final class OtlpMetrics implements RunMetrics {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(3);
    private static final Duration SILENCE = Duration.ofSeconds(5);

    private final MeterBinder meters;
    private final OtlpMeterRegistry registry;
    private final HttpPost http;

    private OtlpMetrics(MeterBinder meters, OtlpMeterRegistry registry, HttpPost http) {
        // Meters hold what they measure by weak references alone.
        this.meters = meters;
        this.registry = registry;
        this.http = http;
        this.meters.bindTo(registry);
    }

    static RunMetrics start(RunProgress progress, Supplier<Map<String, Object>> about, Consumer<String> warning) {
        return start(new RunMeters(progress), about, warning, new OtlpSettings());
    }

    static RunMetrics start(
            MeterBinder meters, Supplier<Map<String, Object>> about, Consumer<String> warning, OtlpConfig settings) {
        if (!hasReadableHeaders(settings)) {
            warning.accept(
                    "There will be no metrics: OTEL_EXPORTER_OTLP_HEADERS is not accepted, expected NAME=VALUE, with commas"
                            + " between them and %XX for special characters. Nothing else changes.");
            return () -> {};
        }
        var http = new HttpPost(CONNECT_TIMEOUT, SILENCE);
        try {
            OtlpMeterRegistry registry = OtlpMeterRegistry.builder(settings)
                    .metricsSender(warningOf(new OtlpHttpMetricsSender(sender(http)), warning))
                    .build();
            Map<String, Object> run = about.get();
            Stream.of("connectInstanceId", "simulated")
                    .forEach(name -> registry.config().commonTags(name, String.valueOf(run.get(name))));
            return new OtlpMetrics(meters, registry, http);
        } catch (RuntimeException e) {
            http.close();
            warning.accept(
                    "There will be no metrics: what a variable OTEL_… says of %s is not accepted. Nothing else changes."
                            .formatted(wrong(e)));
            return () -> {};
        }
    }

    /** Micrometer would find them wrong each time that it sends, and repeat what they are, which is a secret. */
    private static boolean hasReadableHeaders(OtlpConfig settings) {
        try {
            return !settings.headers().containsKey("");
        } catch (RuntimeException e) {
            return false;
        }
    }

    /** Names of settings without their values, which may be secrets. */
    private static String wrong(RuntimeException failure) {
        return failure instanceof ValidationException invalid
                ? invalid.getValidation().failures().stream()
                        .map(Validated.Invalid::getProperty)
                        .collect(Collectors.joining(", "))
                : "the collector (%s)".formatted(Failures.kind(failure));
    }

    /** Micrometer would log the failure, and libraries' logs are off. */
    private static OtlpMetricsSender warningOf(OtlpMetricsSender sender, Consumer<String> warning) {
        return request -> {
            try {
                sender.send(request);
            } catch (Exception e) {
                warning.accept(
                        "Metrics could not be sent to %s. Check OTEL_EXPORTER_OTLP_ENDPOINT, which is to take OTLP over HTTP. Nothing else changes."
                                .formatted(failure(request.getAddress(), e)));
            }
        };
    }

    /** The rest of an address may be a secret, and so may what is no address. */
    private static String failure(@Nullable String address, Exception failure) {
        try {
            String host = new URI(String.valueOf(address)).getHost();
            return host == null ? "the collector: it has no address" : host + ": " + Reason.of(failure);
        } catch (URISyntaxException e) {
            return "the collector: it has no address";
        }
    }

    private static HttpSender sender(HttpPost http) {
        return request -> new HttpSender.Response(
                http.send(request.getUrl().toURI(), request.getRequestHeaders(), request.getEntity()), null);
    }

    @Override
    public void close() {
        registry.close();
        http.close();
    }
}
