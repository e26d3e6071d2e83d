package contactcorrections.throttle;

import java.util.Random;
import java.util.function.DoubleUnaryOperator;

/**
 * The others who take tokens from the same quota.
 *
 * @param rate calls per second at a time in seconds
 * @param poisson whether they come at random, or one in each interval
 */
record LiveTraffic(DoubleUnaryOperator rate, boolean poisson) {

    static final LiveTraffic NONE = steady(0);

    private static final double TICK = 0.001;

    static LiveTraffic steady(double rate) {
        return new LiveTraffic(time -> rate, false);
    }

    static LiveTraffic poisson(double rate) {
        return new LiveTraffic(time -> rate, true);
    }

    /** For some seconds so much more than the rate, then for as many so much less. */
    static LiveTraffic swinging(double rate, double more, double seconds) {
        return new LiveTraffic(time -> time % (2 * seconds) < seconds ? rate + more : rate - more, false);
    }

    LiveTraffic between(double from, double to) {
        return new LiveTraffic(time -> time >= from && time < to ? rate.applyAsDouble(time) : 0, poisson);
    }

    /** Calls until the time is over. */
    void run(VirtualTime time, Random random, Runnable call) {
        tick(time, random, call, 0);
    }

    private void tick(VirtualTime time, Random random, Runnable call, double due) {
        double now = rate.applyAsDouble(time.seconds());
        if (poisson) {
            double gap = now > 0 ? -Math.log(1 - random.nextDouble()) / now : TICK;
            time.after(gap, () -> {
                if (now > 0) {
                    call.run();
                }
                tick(time, random, call, 0);
            });
            return;
        }
        double more = due + now * TICK;
        for (; more >= 1; more--) {
            // Not at the beginning of its interval: two clockworks may keep in step, and one of them get everything.
            time.after(random.nextDouble() / now, call);
        }
        double rest = more;
        time.after(TICK, () -> tick(time, random, call, rest));
    }
}
