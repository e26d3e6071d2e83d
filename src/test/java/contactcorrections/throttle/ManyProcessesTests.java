package contactcorrections.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import contactcorrections.throttle.ThrottleSettings.Rate;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the throttle promises where many processes share a quota, against an exact token bucket that live traffic shares. */
class ManyProcessesTests {

    private static final int QUOTA = 200;
    private static final double SECONDS = 300;

    @ParameterizedTest
    @MethodSource("trafficBesideOurShare")
    void fiftyProcessesUseOneQuotaBesideLiveTraffic(String share, LiveTraffic others, long seed) {
        try (var processes = new ManyProcesses(50, settings(share), others, seed)) {
            processes.runUntil(SECONDS);

            assertThat(processes.used()).isBetween(0.97, 1.001);
            assertThat(processes.throttledShare()).isLessThanOrEqualTo(0.005);
        }
    }

    @ParameterizedTest
    @MethodSource("halfTaken")
    void tenProcessesUseWhatOthersLeave(String share, LiveTraffic others, long seed) {
        try (var processes = new ManyProcesses(10, settings(share), others, seed)) {
            processes.runUntil(30);
            processes.count();
            processes.runUntil(30 + SECONDS);

            assertThat(processes.throttledShare()).isLessThan(0.05);
            assertThat(processes.accepted() / SECONDS).isGreaterThan(0.95 * QUOTA / 2);
        }
    }

    private static ThrottleSettings settings(String share) {
        return new ThrottleSettings(Rate.of(QUOTA), QUOTA * 3 / 2, Share.valueOf(share), 10, 15);
    }

    /** As much as the share leaves, but for the little that random arrivals need. */
    static Stream<Arguments> trafficBesideOurShare() {
        return Stream.of(1L, 2L, 3L)
                .flatMap(seed -> Stream.of(
                        Arguments.of("100%", LiveTraffic.NONE, seed),
                        Arguments.of("80%", LiveTraffic.steady(0.18 * QUOTA), seed),
                        Arguments.of("80%", LiveTraffic.poisson(0.18 * QUOTA), seed),
                        Arguments.of("80%", LiveTraffic.swinging(0.16 * QUOTA, 0.16 * QUOTA, 1), seed)));
    }

    static Stream<Arguments> halfTaken() {
        return Stream.of(1L, 2L, 3L)
                .flatMap(seed -> Stream.of("80%", "100%")
                        .flatMap(share -> Stream.of(
                                Arguments.of(share, LiveTraffic.steady(QUOTA / 2.0), seed),
                                Arguments.of(share, LiveTraffic.poisson(QUOTA / 2.0), seed))));
    }
}
