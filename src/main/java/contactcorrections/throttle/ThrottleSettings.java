package contactcorrections.throttle;

import contactcorrections.run.Setting;
import java.math.BigDecimal;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The account's quotas in this Region, and the part of them that is ours.
 *
 * @param rate requests per second that the quota refills; AWS documents 10
 * @param burst requests that the quota lets through at once, at least 1; AWS documents 15
 * @param share how much of each this program may take; the rest is left to live traffic
 * @param readRate the same as {@code rate} of each operation that reads
 * @param readBurst the same as {@code burst} of each operation that reads
 */
@ConfigurationProperties("corrections")
public record ThrottleSettings(
        @Setting(
                label = "N|auto",
                value =
                        "The account's UpdateContact quota, calls per second (${DEFAULT-VALUE}); auto asks Service Quotas (a rehearsal takes 10).")
        @DefaultValue("10")
        Rate rate,

        @Setting(
                label = "N",
                value = "The quota's burst, calls at once (${DEFAULT-VALUE}; with --rate=auto 1.5 times the rate).")
        @DefaultValue("15")
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
        checkBurst("burst", burst);
        if (!Rate.isOne(readRate)) {
            throw new IllegalArgumentException("read-rate: " + Rate.EXPECTED);
        }
        checkBurst("read-burst", readBurst);
    }

    /**
     * A quota's rate: a number, or {@code auto} as long as nobody was asked for it.
     *
     * @param perSecond requests per second, more than 0 and at most 10,000; for {@code auto} what AWS documents
     * @param isAuto whether Service Quotas is to be asked
     */
    public record Rate(double perSecond, boolean isAuto) {

        public static final Rate AUTO = new Rate(10, true);

        private static final String EXPECTED = "expected more than 0 and at most 10,000 requests per second";

        public static Rate of(double perSecond) {
            return new Rate(perSecond, false);
        }

        /** Reads a rate as people write it. */
        public static Rate valueOf(String text) {
            if (text.strip().equalsIgnoreCase("auto")) {
                return AUTO;
            }
            try {
                return of(Double.parseDouble(text.strip()));
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException("expected a number, or auto", e);
            }
        }

        public Rate {
            if (!isOne(perSecond)) {
                throw new IllegalArgumentException(EXPECTED);
            }
        }

        public static boolean isOne(double perSecond) {
            return perSecond > 0 && perSecond <= 10_000;
        }

        /** The burst that goes with it: as in AWS's default, one and a half times the rate. */
        public int usualBurst() {
            return (int) Math.max(1, perSecond * 1.5);
        }

        /** As people write it. */
        @Override
        public String toString() {
            return isAuto
                    ? "auto"
                    : BigDecimal.valueOf(perSecond).stripTrailingZeros().toPlainString();
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
                ? Allowance.of(rate.perSecond(), burst, share)
                : Allowance.of(readRate, readBurst, share);
    }
}
