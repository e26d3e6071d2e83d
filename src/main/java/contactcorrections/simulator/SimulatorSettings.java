package contactcorrections.simulator;

import static contactcorrections.simulator.Bounds.requireBetween;

import java.time.Duration;

/**
 * How the simulator behaves; by default as an account with AWS's documented quota on a good day.
 *
 * @param port TCP port on the loopback address, 0 for any that is free
 * @param quota of UpdateContact
 * @param reads quota of DescribeContact, and of ListContactReferences: each has a bucket of its own
 * @param seed repeats the same faults and delays for the same sequence of calls
 */
public record SimulatorSettings(
        int port, Quota quota, Quota reads, Latency latency, Outage outage, Faults faults, long seed) {

    public static final SimulatorSettings DEFAULT =
            new SimulatorSettings(0, Quota.DEFAULT, Quota.DEFAULT, Latency.NONE, Outage.NONE, Faults.NONE, 0);

    public SimulatorSettings {
        requireBetween("port", port, 0, 65_535);
    }

    public SimulatorSettings withPort(int newPort) {
        return new SimulatorSettings(newPort, quota, reads, latency, outage, faults, seed);
    }

    /** The same quota for each operation. */
    public SimulatorSettings withQuota(Quota newQuota) {
        return new SimulatorSettings(port, newQuota, newQuota, latency, outage, faults, seed);
    }

    public SimulatorSettings withReads(Quota newReads) {
        return new SimulatorSettings(port, quota, newReads, latency, outage, faults, seed);
    }

    public SimulatorSettings withLatency(Latency newLatency) {
        return new SimulatorSettings(port, quota, reads, newLatency, outage, faults, seed);
    }

    public SimulatorSettings withOutage(Outage newOutage) {
        return new SimulatorSettings(port, quota, reads, latency, newOutage, faults, seed);
    }

    public SimulatorSettings withFaults(Faults newFaults) {
        return new SimulatorSettings(port, quota, reads, latency, outage, newFaults, seed);
    }

    public SimulatorSettings withSeed(long newSeed) {
        return new SimulatorSettings(port, quota, reads, latency, outage, faults, newSeed);
    }

    /**
     * The token bucket that calls of an operation are metered with.
     *
     * @param rate tokens per second, in steps of 0.001
     * @param burst tokens that a full bucket holds
     * @param others tokens per second that live traffic takes from the same bucket, in steps of 0.001
     */
    public record Quota(double rate, int burst, double others) {

        public static final int DEFAULT_RATE = 10;
        public static final int DEFAULT_BURST = 15;
        public static final Quota DEFAULT = new Quota(DEFAULT_RATE, DEFAULT_BURST, 0);

        /** More than any client reaches: a service that never throttles. */
        public static final Quota AMPLE = new Quota(Meter.MAX_RATE, Meter.MAX_BURST, 0);

        public Quota {
            requireBetween("rate", rate, 0.001, Meter.MAX_RATE);
            requireBetween("burst", burst, 1, Meter.MAX_BURST);
            requireBetween("others", others, 0, Meter.MAX_RATE);
        }
    }

    /**
     * The time from a call to its answer: uniform in {@code mean ± jitter}, half of it before the meter and half after.
     */
    public record Latency(Duration mean, Duration jitter) {

        private static final Duration MAX = Duration.ofHours(1);

        public static final Latency NONE = new Latency(Duration.ZERO, Duration.ZERO);

        public Latency {
            requireBetween("latency", mean, MAX);
            requireBetween("jitter", jitter, mean);
        }
    }

    /** A time, counted from the start, in which no call is served; none if its length is zero. */
    public record Outage(Duration after, Duration length) {

        private static final Duration MAX = Duration.ofDays(365);

        public static final Outage NONE = new Outage(Duration.ZERO, Duration.ZERO);

        public Outage {
            requireBetween("outage-after", after, MAX);
            requireBetween("outage-for", length, MAX);
        }

        boolean covers(Duration sinceStart) {
            return sinceStart.compareTo(after) >= 0 && sinceStart.compareTo(after.plus(length)) < 0;
        }
    }

    /**
     * What goes wrong with calls that passed the meter. Shares are between 0 and 1.
     *
     * @param errors share of calls that end with HTTP 500
     * @param drops share of calls whose connection is closed, half of them before and half after the contact was updated
     * @param unknown share of contacts that do not exist; the same ones always
     * @param conflicts share of updates that conflict with another change
     * @param denyAfter number of calls of an operation after which access to it is denied, {@link #NEVER} for never
     */
    public record Faults(double errors, double drops, double unknown, double conflicts, long denyAfter) {

        public static final long NEVER = Long.MAX_VALUE;

        public static final Faults NONE = new Faults(0, 0, 0, 0, NEVER);

        public Faults {
            requireBetween("errors", errors, 0, 1);
            requireBetween("drops", drops, 0, 1);
            requireBetween("unknown", unknown, 0, 1);
            requireBetween("conflicts", conflicts, 0, 1);
            requireBetween("deny-after", denyAfter, 0, NEVER);
        }

        public Faults withErrors(double share) {
            return new Faults(share, drops, unknown, conflicts, denyAfter);
        }

        public Faults withDrops(double share) {
            return new Faults(errors, share, unknown, conflicts, denyAfter);
        }

        public Faults withUnknown(double share) {
            return new Faults(errors, drops, share, conflicts, denyAfter);
        }

        public Faults withConflicts(double share) {
            return new Faults(errors, drops, unknown, share, denyAfter);
        }

        public Faults withDenyAfter(long calls) {
            return new Faults(errors, drops, unknown, conflicts, calls);
        }
    }
}
