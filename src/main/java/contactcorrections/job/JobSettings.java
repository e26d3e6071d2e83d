package contactcorrections.job;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How a run goes.
 *
 * @param maxErrors more failed rows than this end the run
 * @param until local time of day at which the run stops, null for none
 * @param maxDuration how long the run may take, null for as long as it needs
 * @param reportTo folder or place in S3 that report folders are made in
 * @param again whether a finished input is applied once more
 */
@ConfigurationProperties("corrections")
public record JobSettings(
        @DefaultValue("10%") ErrorLimit maxErrors,
        @Nullable TimeOfDay until,
        @Nullable Duration maxDuration,
        @DefaultValue("reports") String reportTo,
        @DefaultValue("false") boolean again) {

    public JobSettings {
        if (reportTo.matches("s3://(/.*)?")) {
            throw new IllegalArgumentException("report-to: expected a folder, or s3://BUCKET/PREFIX/");
        }
        if (maxDuration != null && (maxDuration.isNegative() || maxDuration.isZero())) {
            throw new IllegalArgumentException("max-duration: expected a duration such as 90m or 6h");
        }
    }
}
