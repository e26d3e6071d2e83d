package contactcorrections.throttle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdaptiveRateTests {

    private final VirtualTime time = new VirtualTime();

    @Test
    void firstThrottledAnswerCutsTheRateByAQuarter() {
        AdaptiveRate rate = new AdaptiveRate(40, 60, time);

        rate.throttled();

        assertThat(rate.current()).isEqualTo(30);
        assertThat(rate.lowered()).isTrue();
    }

    @Test
    void answersToCallsThatWereOnTheirWayDoNotCutAgain() {
        AdaptiveRate rate = new AdaptiveRate(40, 60, time);

        rate.throttled();
        time.pass(0.1);
        rate.throttled();

        assertThat(rate.current()).isGreaterThan(30);
    }

    @Test
    void rateFallsToWhatWasAcceptedWhenMoreThanAQuarterIsThrottled() {
        AdaptiveRate rate = new AdaptiveRate(40, 60, time);
        rate.throttled();
        time.pass(0.4);
        for (int answers = 0; answers < 6; answers++) {
            rate.accepted();
        }
        for (int answers = 0; answers < 4; answers++) {
            rate.throttled();
        }
        time.pass(0.1);

        double before = rate.current();
        rate.throttled();

        assertThat(rate.current()).isCloseTo(0.6 * before, within(1e-9));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 1.6, 10, 1000})
    void rateNeverFallsBelowOneCallInTwoSecondsUnlessLessIsAllowed(double allowed) {
        AdaptiveRate rate = new AdaptiveRate(allowed, 5, time);

        for (int seconds = 0; seconds < 100; seconds++) {
            rate.throttled();
            time.pass(1);
        }
        rate.throttled();

        assertThat(rate.current()).isCloseTo(Math.min(0.5, allowed), within(1e-9));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 1.6, 10, 1000})
    void fullRateIsBackAfter25Seconds(double allowed) {
        AdaptiveRate rate = new AdaptiveRate(allowed, 5, time);
        for (int cuts = 0; cuts < 20; cuts++) {
            rate.throttled();
            time.pass(1);
        }

        time.pass(24);

        assertThat(rate.current()).isEqualTo(allowed);
        assertThat(rate.lowered()).isFalse();
    }

    @Test
    void cutLeavesNoMoreThanASecondsTokensOfAStoredBurst() {
        AdaptiveRate rate = new AdaptiveRate(8, 12, time);

        rate.throttled();

        int taken = 0;
        while (rate.take().isZero()) {
            taken++;
        }
        assertThat(taken).isEqualTo(6);
    }

    @Test
    void waitIsUntilTheNextTokenHasComeIn() {
        AdaptiveRate rate = new AdaptiveRate(8, 1, time);

        assertThat(rate.take()).isZero();
        assertThat(rate.take()).isEqualTo(Duration.ofMillis(125));
        time.pass(0.125);
        assertThat(rate.take()).isZero();
    }
}
