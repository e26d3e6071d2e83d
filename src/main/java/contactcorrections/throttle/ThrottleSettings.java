package contactcorrections.throttle;

import contactcorrections.run.Setting;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The account's UpdateContact quota in this Region, and the part of it that is ours.
 *
 * @param rate requests per second that the quota refills, more than 0 and at most 10,000; AWS documents 10
 * @param burst requests that the quota lets through at once, at least 1; AWS documents 15
 * @param share how much of both this program may take; the rest is left to live traffic
 */
@ConfigurationProperties("corrections")
public record ThrottleSettings(
        @Setting(label = "N", value = "The account's UpdateContact quota, calls per second (${DEFAULT-VALUE}).")
        @DefaultValue("10")
        double rate,

        @Setting(label = "N", value = "The quota's burst, calls at once (${DEFAULT-VALUE}).") @DefaultValue("15")
        int burst,

        @Setting(label = "P%", value = "How much of the quota this run may take (${DEFAULT-VALUE}).")
        @DefaultValue("80%")
        Share share) {

    public ThrottleSettings {
        if (!(rate > 0 && rate <= 10_000)) {
            throw new IllegalArgumentException("rate: expected more than 0 and at most 10,000 requests per second");
        }
        if (burst < 1) {
            throw new IllegalArgumentException("burst: expected at least 1 request");
        }
    }

    /** Tokens per second that this program may take. */
    public double allowedRate() {
        return share.of(rate);
    }

    /**
     * Tokens that this program may take at once, at least 1: its share of the burst, but always a little below the
     * whole of it.
     */
    public int allowedBurst() {
        // The network bunches calls up: with latencies of 60 ms ± 30 ms, at 50/s, by up to 3 calls.
        double margin = Math.max(1, 0.05 * burst);
        return (int) Math.max(1, Math.min(share.of(burst), burst - margin));
    }
}
