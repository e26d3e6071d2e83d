package contactcorrections.connect.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BackoffTests {

    @Test
    void boundDoublesFromOneSecondToTwenty() {
        var longest = new Backoff(new Longest());

        assertThat(Stream.generate(longest::next).limit(7).map(Duration::toSeconds))
                .isEqualTo(List.of(1L, 2L, 4L, 8L, 16L, 20L, 20L));
    }

    @Test
    void jitterIsFull() {
        List<Duration> waits = IntStream.range(0, 2_000)
                .mapToObj(seed -> {
                    var backoff = new Backoff(new Random(seed));
                    backoff.next();
                    return backoff.next();
                })
                .toList();

        assertThat(waits).allMatch(wait -> !wait.isNegative() && wait.compareTo(Duration.ofSeconds(2)) <= 0);
        assertThat(waits).anyMatch(wait -> wait.toMillis() < 50).anyMatch(wait -> wait.toMillis() > 1_950);
        assertThat(waits.stream().mapToLong(Duration::toMillis).average().orElseThrow())
                .isBetween(950.0, 1_050.0);
    }

    /** Draws the greatest number that may be drawn. */
    private record Longest() implements RandomGenerator {

        @Override
        public long nextLong() {
            return Long.MAX_VALUE;
        }

        @Override
        public long nextLong(long bound) {
            return bound - 1;
        }
    }
}
