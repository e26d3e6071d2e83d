package contactcorrections.connect;

import contactcorrections.run.Setting;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How Connect is called.
 *
 * @param maxInFlight calls open at once, 1 to 1,000
 * @param patience how long an unreachable or failing Connect is waited for before the run stops
 */
@ConfigurationProperties("corrections")
public record ConnectSettings(
        @Setting(label = "N", value = "Calls open at once (${DEFAULT-VALUE}).") @DefaultValue("32")
        int maxInFlight,

        @Setting(
                label = "D",
                value = "How long a failing Connect is waited for before the run stops (${DEFAULT-VALUE}).")
        @DefaultValue("15m")
        Duration patience) {

    public ConnectSettings {
        if (maxInFlight < 1 || maxInFlight > 1_000) {
            throw new IllegalArgumentException("max-in-flight: expected 1 to 1000 calls");
        }
        if (patience.isNegative()) {
            throw new IllegalArgumentException("patience: expected a duration such as 90s or 15m");
        }
    }
}
