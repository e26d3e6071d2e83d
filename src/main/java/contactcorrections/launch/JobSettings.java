package contactcorrections.launch;

import contactcorrections.run.Setting;
import contactcorrections.workload.ErrorLimit;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
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

    /** A local time of day, as {@code HH:MM}. */
    public record TimeOfDay(LocalTime time) {

        /**
         * Reads {@code HH:MM}.
         *
         * @throws IllegalArgumentException if the text is not
         */
        public static TimeOfDay valueOf(String text) {
            try {
                return new TimeOfDay(LocalTime.parse(text.trim()));
            } catch (DateTimeParseException e) {
                throw new IllegalArgumentException("expected a time of day such as 06:00, in quotes in YAML", e);
            }
        }

        /** The next moment at which clocks show this time, or an hour later where it is left out as they are put forward. */
        public ZonedDateTime nextAfter(ZonedDateTime now) {
            ZonedDateTime today = now.with(time);
            if (today.isAfter(now)) {
                return today;
            }
            // In the night when the clocks are put back, some times of day come twice.
            ZonedDateTime secondToday = today.withLaterOffsetAtOverlap();
            return secondToday.isAfter(now) ? secondToday : now.plusDays(1).with(time);
        }

        @Override
        public String toString() {
            return time.toString();
        }
    }
}
