package contactcorrections.job;

import contactcorrections.apply.ErrorLimit;
import contactcorrections.run.Setting;
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
        @Setting(label = "N|P%", value = "More invalid plus refused rows than this end the run (${DEFAULT-VALUE}).")
        @DefaultValue("10%")
        ErrorLimit maxErrors,

        @Setting(label = "HH:MM", value = "Stop in good order at this local time (none).") @Nullable
        TimeOfDay until,

        @Setting(label = "D", value = "Stop in good order after this time (none).") @Nullable
        Duration maxDuration,

        @Setting(label = "DEST", value = "Folder for report folders, or s3://BUCKET/PREFIX/ (${DEFAULT-VALUE}).")
        @DefaultValue("reports")
        String reportTo,

        @Setting("Apply a finished input once more, from its first row.") @DefaultValue("false")
        boolean again) {

    public JobSettings {
        if (reportTo.matches("s3://(/.*)?")) {
            throw new IllegalArgumentException("report-to: expected a folder, or s3://BUCKET/PREFIX/");
        }
        if (maxDuration != null && (maxDuration.isNegative() || maxDuration.isZero())) {
            throw new IllegalArgumentException("max-duration: expected a duration such as 90m or 6h");
        }
    }
}
