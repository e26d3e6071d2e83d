package contactcorrections.throttle;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.Random;

/**
 * A run of ours, driven by the real throttle, that shares a service's quota with live traffic, in virtual time.
 *
 * <p>Answers take 60 ms ± 30 ms, 1 % of them are HTTP 500, failed calls are sent again after a full-jitter back-off of
 * 1 s to 20 s, and every 5 s a chunk is committed for 100 ms to 300 ms.
 */
final class Simulation {

    private static final double MOMENT = 0.001;

    private final VirtualTime time = new VirtualTime();
    private final Queue<Integer> failuresOfDueRetries = new ArrayDeque<>();
    private final Random random;
    private final MeteredService service;
    private final Throttle throttle;
    private final int maxInFlight;
    private int inFlight;
    private double nextCommit = 5;
    private boolean strayDue;
    private Totals tally = new Totals();

    /** What the service answered in a stretch of time. */
    static final class Totals {

        private int attempts;
        private int throttled;
        private int others;
        private int othersThrottled;

        int attempts() {
            return attempts;
        }

        int accepted() {
            return attempts - throttled;
        }

        double throttledShare() {
            return (double) throttled / attempts;
        }

        double othersThrottledShare() {
            return others == 0 ? 0 : (double) othersThrottled / others;
        }
    }

    Simulation(ThrottleSettings settings, LiveTraffic others, long seed) {
        this.random = new Random(seed);
        this.service = new MeteredService(settings.rate().perSecond(), settings.burst(), time);
        this.throttle = Throttle.local(settings.allowed(Operation.UPDATE_CONTACT), time);
        this.maxInFlight = (int) Math.max(32, settings.rate().perSecond() * 0.2);
        others.run(time, random, this::otherCall);
    }

    Throttle throttle() {
        return throttle;
    }

    /** Sends rows until that second. */
    Totals runUntil(double end) {
        tally = new Totals();
        while (time.seconds() < end) {
            step();
        }
        return tally;
    }

    /** Makes the service throttle the next call, whatever its bucket holds. */
    void throttleNextCall() {
        strayDue = true;
    }

    private void step() {
        if (time.seconds() >= nextCommit) {
            time.pass(0.1 + 0.2 * random.nextDouble());
            nextCommit = time.seconds() + 5;
        }
        if (inFlight >= maxInFlight && failuresOfDueRetries.isEmpty()) {
            time.pass(MOMENT);
            return;
        }
        try {
            throttle.acquire(time);
        } catch (InterruptedException e) {
            throw new AssertionError("virtual time is never interrupted", e);
        }
        Integer failures = failuresOfDueRetries.poll();
        if (failures == null) {
            inFlight++;
        }
        send(failures == null ? 0 : failures);
    }

    private void send(int failures) {
        double oneWay = 0.015 + 0.03 * random.nextDouble();
        time.after(oneWay, () -> {
            boolean admitted = service.admits() && !strayDue;
            strayDue = false;
            tally.attempts++;
            tally.throttled += admitted ? 0 : 1;
            time.after(oneWay, () -> answer(admitted, failures));
        });
    }

    private void answer(boolean admitted, int failures) {
        if (admitted) {
            throttle.accepted();
        } else {
            throttle.throttled();
        }
        if (admitted && random.nextDouble() >= 0.01) {
            inFlight--;
            return;
        }
        double backOff = random.nextDouble() * Math.min(20, Math.pow(2, failures));
        time.after(backOff, () -> failuresOfDueRetries.add(failures + 1));
    }

    private void otherCall() {
        tally.others++;
        tally.othersThrottled += service.admits() ? 0 : 1;
    }
}
