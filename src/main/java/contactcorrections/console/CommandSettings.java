package contactcorrections.console;

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
 * @param metrics how metrics are written to standard output
 */
@ConfigurationProperties("corrections")
public record CommandSettings(
        @DefaultValue List<String> input,
        @DefaultValue("false") boolean simulate,
        @DefaultValue("false") boolean json,
        @DefaultValue("false") boolean quiet,
        @DefaultValue("text") Log log,
        @DefaultValue("none") Metrics metrics) {

    /** How standard error is written. */
    public enum Log {
        TEXT,
        JSON
    }

    /** How metrics are written. */
    public enum Metrics {
        NONE,
        EMF
    }
}
