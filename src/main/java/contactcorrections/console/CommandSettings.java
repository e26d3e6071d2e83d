package contactcorrections.console;

import contactcorrections.metrics.MetricsFormat;
import contactcorrections.run.Setting;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is run and how it is told.
 *
 * @param input files and folders, in the order in which they are run
 * @param simulate whether a simulator in this process is called instead of AWS
 * @param json whether the summary goes to standard output as JSON
 * @param quiet whether progress is shown at all
 * @param log how standard error is written
 * @param metrics how metrics are told
 */
@ConfigurationProperties("corrections")
public record CommandSettings(
        @DefaultValue List<String> input,

        @Setting("Call a simulator in this process instead of AWS.") @DefaultValue("false")
        boolean simulate,

        @Setting("The result as JSON on standard output.") @DefaultValue("false")
        boolean json,

        @Setting("No progress on standard error.") @DefaultValue("false")
        boolean quiet,

        @Setting(label = "FORMAT", value = "Standard error as text, or as json, an object a line (${DEFAULT-VALUE}).")
        @DefaultValue("text")
        Log log,

        @Setting(
                label = "FORMAT",
                value =
                        "Metrics: none, emf for CloudWatch on standard output, or otlp to a collector of OpenTelemetry (${DEFAULT-VALUE}).")
        @DefaultValue("none")
        MetricsFormat metrics) {

    /** How standard error is written. */
    public enum Log {
        TEXT,
        JSON
    }
}
