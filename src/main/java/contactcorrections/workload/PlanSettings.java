package contactcorrections.workload;

import contactcorrections.run.Setting;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Which rows a plan looks at.
 *
 * @param sample valid rows that it looks at, spread evenly over the file; null for all
 */
@ConfigurationProperties("corrections")
public record PlanSettings(
        @Setting(label = "N", value = "Look at N valid rows alone, spread evenly over the file (all).") @Nullable
        Long sample) {

    public PlanSettings {
        if (sample != null && sample < 1) {
            throw new IllegalArgumentException("sample: expected at least 1 row");
        }
    }

    /** How many of an input's valid rows it looks at. */
    public long of(long valid) {
        return sample == null ? valid : Math.min(sample, valid);
    }
}
