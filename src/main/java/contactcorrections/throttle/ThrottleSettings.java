package contactcorrections.throttle;

import contactcorrections.run.Setting;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The account's quotas in this Region, and the part of them that is ours.
 *
 * @param rate requests per second that the quota refills, more than 0 and at most 10,000; AWS documents 10
 * @param burst requests that the quota lets through at once, at least 1; AWS documents 15
 * @param share how much of each this program may take; the rest is left to live traffic
 * @param readRate the same as {@code rate} of each operation that reads
 * @param readBurst the same as {@code burst} of each operation that reads
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
        Share share,

        @Setting(
                label = "N",
                value =
                        "The account's DescribeContact and ListContactReferences quotas, calls per second (${DEFAULT-VALUE}).")
        @DefaultValue("10")
        double readRate,

        @Setting(label = "N", value = "Their burst, calls at once (${DEFAULT-VALUE}).") @DefaultValue("15")
        int readBurst) {

    public ThrottleSettings {
        checkRate("rate", rate);
        checkBurst("burst", burst);
        checkRate("read-rate", readRate);
        checkBurst("read-burst", readBurst);
    }

    private static void checkRate(String name, double rate) {
        if (!(rate > 0 && rate <= 10_000)) {
            throw new IllegalArgumentException(name + ": expected more than 0 and at most 10,000 requests per second");
        }
    }

    private static void checkBurst(String name, int burst) {
        if (burst < 1) {
            throw new IllegalArgumentException(name + ": expected at least 1 request");
        }
    }

    /** What this program may take of an operation's quota. */
    public Allowance allowed(Operation operation) {
        return operation == Operation.UPDATE_CONTACT
                ? Allowance.of(rate, burst, share)
                : Allowance.of(readRate, readBurst, share);
    }
}
