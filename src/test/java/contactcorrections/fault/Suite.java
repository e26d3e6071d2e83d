package contactcorrections.fault;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;

/**
 * How much is tried: {@code -Dfaults=long} tries more, {@code -Dfaults.seed=N} tries what an earlier run with that seed
 * tried.
 */
public final class Suite {

    private Suite() {}

    /** Whether more is to be tried. */
    public static boolean isLong() {
        return "long".equals(System.getProperty("faults"));
    }

    static int either(int inShort, int inLong) {
        return isLong() ? inLong : inShort;
    }

    /** The first of several variants of one promise; all of them in the long suite. */
    public static <T> Stream<T> variants(List<T> all) {
        return all.stream().limit(isLong() ? all.size() : 1);
    }

    /** A seed for this test, printed so that it can be tried again. */
    static long seed(Class<?> test) {
        long seed = Long.getLong("faults.seed", System.nanoTime() % 1_000_000);
        System.out.printf(
                "%s: seed %d; once more: mvn -B verify -Dtest=none -Dsurefire.failIfNoSpecifiedTests=false -Dit.test=%s%s -Dfaults.seed=%d%n",
                test.getSimpleName(), seed, test.getSimpleName(), isLong() ? " -Dfaults=long" : "", seed);
        return seed;
    }

    static RandomGenerator random(long seed) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }
}
