package contactcorrections.command;

import contactcorrections.simulator.SimulatorSettings;
import contactcorrections.simulator.SimulatorSettings.Latency;
import contactcorrections.simulator.SimulatorSettings.Quota;
import contactcorrections.throttle.ThrottleSettings;
import java.time.Duration;

/** What {@code run --simulate} meets: an account with just the quota that the run was told of, at a usual distance. */
final class Rehearsal {

    private static final Latency USUAL = new Latency(Duration.ofMillis(60), Duration.ofMillis(30));

    private Rehearsal() {}

    static SimulatorSettings settings(ThrottleSettings quota) {
        return SimulatorSettings.DEFAULT
                .withQuota(new Quota(quota.rate(), quota.burst(), 0))
                .withLatency(USUAL);
    }
}
