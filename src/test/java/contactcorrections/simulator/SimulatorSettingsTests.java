package contactcorrections.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import contactcorrections.simulator.SimulatorSettings.Faults;
import contactcorrections.simulator.SimulatorSettings.Latency;
import contactcorrections.simulator.SimulatorSettings.Outage;
import contactcorrections.simulator.SimulatorSettings.Quota;
import java.time.Duration;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SimulatorSettingsTests {

    @Test
    void defaultIsTheDocumentedQuotaWithoutFaults() {
        assertThat(SimulatorSettings.DEFAULT)
                .isEqualTo(new SimulatorSettings(
                        0,
                        new Quota(10, 15, 0),
                        new Quota(10, 15, 0),
                        new Latency(Duration.ZERO, Duration.ZERO),
                        new Outage(Duration.ZERO, Duration.ZERO),
                        new Faults(0, 0, 0, 0, Faults.NEVER),
                        0));
    }

    @ParameterizedTest
    @MethodSource("impossible")
    void impossibleValueIsNamed(String message, ThrowingCallable construction) {
        assertThatIllegalArgumentException().isThrownBy(construction).withMessage(message);
    }

    static Stream<Arguments> impossible() {
        SimulatorSettings settings = SimulatorSettings.DEFAULT;
        Duration second = Duration.ofSeconds(1);
        return Stream.of(
                impossible("port: 65536, expected 0 to 65535", () -> settings.withPort(65_536)),
                impossible("rate: 0.0, expected 0.001 to 1000000.0", () -> new Quota(0, 1, 0)),
                impossible("rate: NaN, expected 0.001 to 1000000.0", () -> new Quota(Double.NaN, 1, 0)),
                impossible("burst: 0, expected 1 to 1000000", () -> new Quota(1, 0, 0)),
                impossible("others: -1.0, expected 0.0 to 1000000.0", () -> new Quota(1, 1, -1)),
                impossible("latency: PT-1S, expected PT0S to PT1H", () -> new Latency(second.negated(), Duration.ZERO)),
                impossible("jitter: PT2S, expected PT0S to PT1S", () -> new Latency(second, second.multipliedBy(2))),
                impossible("outage-for: PT-1S, expected PT0S to PT8760H", () -> new Outage(second, second.negated())),
                impossible("errors: 1.1, expected 0.0 to 1.0", () -> Faults.NONE.withErrors(1.1)),
                impossible("drops: -0.1, expected 0.0 to 1.0", () -> Faults.NONE.withDrops(-0.1)),
                impossible("unknown: 5.0, expected 0.0 to 1.0", () -> Faults.NONE.withUnknown(5)),
                impossible("conflicts: 5.0, expected 0.0 to 1.0", () -> Faults.NONE.withConflicts(5)),
                impossible("deny-after: -1, expected 0 to 9223372036854775807", () -> Faults.NONE.withDenyAfter(-1)));
    }

    private static Arguments impossible(String message, ThrowingCallable construction) {
        return Arguments.of(message, construction);
    }
}
