package contactcorrections.connect.attempt;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Exponential back-off with full jitter: before the n-th retry a random time between nothing and a bound that doubles from
 * 1 s up to 20 s.
 */
final class Backoff {

    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(20);

    private final RandomGenerator random;
    private Duration bound = FIRST;

    Backoff(RandomGenerator random) {
        this.random = random;
    }

    /** How long to wait before the next retry. */
    Duration next() {
        Duration wait = Duration.ofNanos(random.nextLong(bound.toNanos() + 1));
        Duration doubled = bound.multipliedBy(2);
        bound = doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
        return wait;
    }
}
