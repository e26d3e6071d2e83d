package contactcorrections.metrics;

import contactcorrections.run.RunProgress;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** How metrics are told. */
public enum MetricsFormat {
    NONE,
    /** CloudWatch's embedded metric format, on standard output. */
    EMF,
    /** To a collector of OpenTelemetry. */
    OTLP;

    /** Metrics of one run, from its beginning to its end. */
    public interface RunMetrics extends AutoCloseable {

        /** Tells the last values. */
        @Override
        void close();
    }

    /**
     * Tells the metrics of a run from now on, each minute and at its end.
     *
     * @param about what the run is about, by names
     * @param out takes lines for standard output
     * @param warning takes what the user is told where metrics are lost
     */
    public RunMetrics start(
            RunProgress progress, Supplier<Map<String, Object>> about, Consumer<String> out, Consumer<String> warning) {
        return switch (this) {
            case NONE -> () -> {};
            case EMF -> EmfMetrics.start(progress, about, out);
            case OTLP -> OtlpMetrics.start(progress, about, warning);
        };
    }
}
