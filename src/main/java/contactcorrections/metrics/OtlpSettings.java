package contactcorrections.metrics;

import io.micrometer.registry.otlp.OtlpConfig;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What OpenTelemetry's environment variables say: Micrometer reads them itself. A process has a name and an id in any case. */
final class OtlpSettings implements OtlpConfig {

    private static final String INSTANCE = UUID.randomUUID().toString();

    @Override
    public @Nullable String get(String key) {
        return null;
    }

    @Override
    public Map<String, String> resourceAttributes() {
        Map<String, String> attributes = new LinkedHashMap<>(OtlpConfig.super.resourceAttributes());
        attributes.putIfAbsent("service.name", "contact-corrections");
        attributes.putIfAbsent("service.instance.id", INSTANCE);
        return attributes;
    }
}
