package contactcorrections.simulator;

import java.time.Duration;

/** Checks settings at birth. A class of its own, so that settings and their defaults do not initialize each other. */
final class Bounds {

    private Bounds() {}

    static void requireBetween(String name, double value, double min, double max) {
        // Put this way round so that NaN fails, too.
        if (!(value >= min && value <= max)) {
            throw new IllegalArgumentException("%s: %s, expected %s to %s".formatted(name, value, min, max));
        }
    }

    static void requireBetween(String name, long value, long min, long max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException("%s: %s, expected %s to %s".formatted(name, value, min, max));
        }
    }

    static void requireBetween(String name, Duration value, Duration max) {
        if (value.isNegative() || value.compareTo(max) > 0) {
            throw new IllegalArgumentException("%s: %s, expected %s to %s".formatted(name, value, Duration.ZERO, max));
        }
    }
}
