package contactcorrections.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import contactcorrections.throttle.ThrottleSettings.Rate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the throttle promises, against an exact token bucket that live traffic shares. */
class ThrottleSimulationTests {

    private static final int SEEDS = 3;
    private static final double ALONE_UNTIL = 30;
    private static final double SHARED_UNTIL = 330;

    private record Course(double throttled, double usedOfWhatIsLeft, boolean backAfter30Seconds) {}

    @ParameterizedTest
    @MethodSource("quotas")
    void allowedTokensAreUsedAndNothingIsThrottledWhenAlone(ThrottleSettings settings) {
        Simulation simulation = new Simulation(settings, LiveTraffic.NONE, 1);

        Simulation.Totals tally = simulation.runUntil(600);

        assertThat(simulation.throttle().usage().used()).isGreaterThan(0.995);
        assertThat(tally.throttledShare()).isZero();
    }

    @ParameterizedTest
    @MethodSource("quotas")
    void strayThrottleCostsLessThanASecondsTokens(ThrottleSettings settings) {
        for (int moment = 0; moment < 20; moment++) {
            Simulation simulation = new Simulation(settings, LiveTraffic.NONE, moment);
            simulation.runUntil(30 + moment * 0.25);
            simulation.throttleNextCall();
            simulation.runUntil(90);

            Throttle.Usage usage = simulation.throttle().usage();

            assertThat(usage.lowered()).isFalse();
            assertThat(usage.allowed() - usage.taken())
                    .isLessThan(0.8 * settings.allowed(Operation.UPDATE_CONTACT).rate());
        }
    }

    @ParameterizedTest
    @MethodSource("halfTaken")
    void whatOthersLeaveIsUsedWithFewThrottledAnswers(ThrottleSettings settings, LiveTraffic others) {
        List<Course> outcomes = outcomes(settings, others);

        assertThat(outcomes)
                .allSatisfy(outcome -> assertThat(outcome.throttled()).isLessThan(0.045));
        assertThat(outcomes)
                .allSatisfy(outcome -> assertThat(outcome.usedOfWhatIsLeft()).isGreaterThan(0.95));
        assertThat(outcomes).allMatch(Course::backAfter30Seconds);
    }

    @ParameterizedTest
    @MethodSource("halfTakenUnevenly")
    void whatOthersLeaveUnevenlyIsStillUsed(ThrottleSettings settings, LiveTraffic others) {
        List<Course> outcomes = outcomes(settings, others);

        assertThat(outcomes)
                .allSatisfy(outcome -> assertThat(outcome.throttled()).isLessThan(0.05));
        assertThat(outcomes)
                .allSatisfy(outcome -> assertThat(outcome.usedOfWhatIsLeft()).isGreaterThan(0.88));
        assertThat(outcomes).allMatch(Course::backAfter30Seconds);
    }

    /** So few calls a second say too little: 5 % cannot be had together with the full rate after 30 s. */
    @ParameterizedTest
    @MethodSource("halfOfTheSmallestQuotaTaken")
    void smallestQuotaIsUsedWithMoreThrottledAnswers(ThrottleSettings settings, LiveTraffic others) {
        List<Course> outcomes = outcomes(settings, others);

        assertThat(outcomes)
                .allSatisfy(outcome -> assertThat(outcome.throttled()).isLessThan(0.12));
        assertThat(outcomes)
                .allSatisfy(outcome -> assertThat(outcome.usedOfWhatIsLeft()).isGreaterThan(0.95));
        assertThat(outcomes).allMatch(Course::backAfter30Seconds);
    }

    private static List<Course> outcomes(ThrottleSettings settings, LiveTraffic others) {
        return Stream.iterate(1, seed -> seed + 1)
                .limit(SEEDS)
                .map(seed -> outcome(settings, others, seed))
                .toList();
    }

    private static Course outcome(ThrottleSettings settings, LiveTraffic others, long seed) {
        Simulation simulation = new Simulation(settings, others.between(ALONE_UNTIL, SHARED_UNTIL), seed);
        simulation.runUntil(ALONE_UNTIL);
        Simulation.Totals tally = simulation.runUntil(SHARED_UNTIL);
        simulation.runUntil(SHARED_UNTIL + 30);
        return new Course(
                tally.throttledShare(),
                tally.accepted() / (settings.rate().perSecond() / 2 * (SHARED_UNTIL - ALONE_UNTIL)),
                !simulation.throttle().usage().lowered());
    }

    static Stream<ThrottleSettings> quotas() {
        return Stream.of("80%", "100%")
                .map(Share::valueOf)
                .flatMap(share -> Stream.of(
                        new ThrottleSettings(Rate.of(10), 15, share, 10, 15),
                        new ThrottleSettings(Rate.of(50), 75, share, 10, 15),
                        new ThrottleSettings(Rate.of(200), 300, share, 10, 15),
                        new ThrottleSettings(Rate.of(1000), 1500, share, 10, 15)));
    }

    static Stream<Arguments> halfTaken() {
        return quotas().flatMap(settings -> taken(settings).map(others -> Arguments.of(settings, others)));
    }

    static Stream<Arguments> halfTakenUnevenly() {
        return quotas().map(settings -> Arguments.of(
                settings,
                LiveTraffic.swinging(
                        settings.rate().perSecond() / 2, settings.rate().perSecond() / 4, 5)));
    }

    static Stream<Arguments> halfOfTheSmallestQuotaTaken() {
        return Stream.of("80%", "100%")
                .map(share -> new ThrottleSettings(Rate.of(2), 5, Share.valueOf(share), 10, 15))
                .flatMap(settings -> taken(settings).map(others -> Arguments.of(settings, others)));
    }

    private static Stream<LiveTraffic> taken(ThrottleSettings settings) {
        double half = settings.rate().perSecond() / 2;
        return Stream.of(LiveTraffic.steady(half), LiveTraffic.poisson(half), LiveTraffic.swinging(half, half, 1));
    }
}
