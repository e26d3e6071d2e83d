package contactcorrections.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import contactcorrections.simulator.SimulatorSettings.Quota;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MeterTests {

    private final ManualClock clock = new ManualClock();

    @Test
    void fullBucketHoldsTheBurst() {
        Meter meter = new Meter(new Quota(10, 15, 0), clock);

        assertThat(taken(meter, 100)).isEqualTo(15);
    }

    @Test
    void tokenIsThereAtItsNanosecond() {
        Meter meter = new Meter(new Quota(10, 15, 0), clock);
        taken(meter, 15);

        clock.advance(Duration.ofNanos(99_999_999));
        assertThat(meter.take()).isFalse();
        clock.advance(Duration.ofNanos(1));
        assertThat(meter.take()).isTrue();
        assertThat(meter.take()).isFalse();
    }

    @Test
    void manySmallStepsAddUpToTheRate() {
        Meter meter = new Meter(new Quota(2.5, 1, 0), clock);
        taken(meter, 1);

        int taken = 0;
        for (int i = 0; i < 1_000_000; i++) {
            clock.advance(Duration.ofNanos(100_000));
            taken += meter.take() ? 1 : 0;
        }

        assertThat(taken).isEqualTo(250);
    }

    @Test
    void bucketNeverHoldsMoreThanTheBurst() {
        Meter meter = new Meter(new Quota(1_000_000, 1_000_000, 0), clock);
        taken(meter, 1_000_000);

        clock.advance(Duration.ofDays(10_000));

        assertThat(taken(meter, 1_000_001)).isEqualTo(1_000_000);
    }

    @Test
    void othersTakeTheirShareFirst() {
        Meter meter = new Meter(new Quota(10, 15, 4), clock);
        taken(meter, 15);

        clock.advance(Duration.ofSeconds(2));

        assertThat(taken(meter, 100)).isEqualTo(12);
    }

    @Test
    void othersWhoTakeMoreThanTheRateEmptyTheBucket() {
        Meter meter = new Meter(new Quota(10, 15, 20), clock);

        clock.advance(Duration.ofMillis(1_400));
        assertThat(taken(meter, 100)).isEqualTo(1);
        clock.advance(Duration.ofHours(1));
        assertThat(meter.take()).isFalse();
    }

    @Test
    void whatOthersNoLongerTakeIsLeftFromThenOn() {
        Meter meter = new Meter(new Quota(10, 15, 10), clock);
        taken(meter, 15);
        clock.advance(Duration.ofSeconds(1));

        meter.others(0);
        assertThat(meter.take()).isFalse();
        clock.advance(Duration.ofSeconds(1));
        assertThat(taken(meter, 100)).isEqualTo(10);
    }

    @Test
    void threadsTogetherGetNoMoreThanTheBurst() {
        Meter meter = new Meter(new Quota(10, 5_000, 0), clock);

        long taken =
                IntStream.range(0, 20_000).parallel().filter(i -> meter.take()).count();

        assertThat(taken).isEqualTo(5_000);
    }

    private static long taken(Meter meter, int attempts) {
        return IntStream.range(0, attempts).filter(i -> meter.take()).count();
    }
}
