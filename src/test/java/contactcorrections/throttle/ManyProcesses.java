package contactcorrections.throttle;

import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Processes that share one bucket, each with a throttle of its own, and a service's quota that live traffic takes from too,
 * in virtual time.
 *
 * <p>Answers take 60 ms ± 30 ms, and each process commits for 100 ms to 300 ms every 5 s, at a time of its own. The shared
 * bucket answers at once.
 */
final class ManyProcesses implements AutoCloseable {

    private static final Duration MOMENT = Duration.ofMillis(5);
    private static final int MAX_IN_FLIGHT = 32;

    private final VirtualTime time = new VirtualTime();
    private final List<VirtualThread> threads = new ArrayList<>();
    private final List<Throttle> throttles = new ArrayList<>();
    private final Random random;
    private final MeteredService service;
    private long attempts;
    private long throttled;

    ManyProcesses(int processes, ThrottleSettings settings, LiveTraffic traffic, long seed) {
        this.random = new Random(seed);
        this.service = new MeteredService(settings.rate().perSecond(), settings.burst(), time);
        Allowance allowed = settings.allowed(Operation.UPDATE_CONTACT);
        Bucket bucket = Bucket.builder()
                .withCustomTimePrecision(time)
                .addLimit(allowed.limit())
                .build();
        for (int process = 0; process < processes; process++) {
            Throttle throttle = Throttle.shared(bucket, allowed, time);
            throttles.add(throttle);
            threads.add(new VirtualThread(time, self -> send(self, throttle)));
        }
        traffic.run(time, random, service::admits);
    }

    /** All processes have rows to send until that second. */
    void runUntil(double end) {
        time.pass(end - time.seconds());
    }

    /** Counts the answers from now on. */
    void count() {
        attempts = 0;
        throttled = 0;
    }

    /** The share of the allowed tokens that all processes together took. */
    double used() {
        long taken = throttles.stream()
                .mapToLong(throttle -> throttle.usage().taken())
                .sum();
        return taken / throttles.get(0).usage().allowed();
    }

    double throttledShare() {
        return (double) throttled / attempts;
    }

    long accepted() {
        return attempts - throttled;
    }

    private void send(VirtualThread self, Throttle throttle) throws InterruptedException {
        int[] inFlight = {0};
        double nextCommit = time.seconds() + 5 * random.nextDouble();
        while (true) {
            if (time.seconds() >= nextCommit) {
                self.sleep(Duration.ofMillis(100 + random.nextInt(200)));
                nextCommit += 5;
            }
            if (inFlight[0] < MAX_IN_FLIGHT) {
                throttle.acquire(self);
                inFlight[0]++;
                call(throttle, () -> inFlight[0]--);
            } else {
                self.sleep(MOMENT);
            }
        }
    }

    private void call(Throttle throttle, Runnable answered) {
        double oneWay = 0.015 + 0.03 * random.nextDouble();
        time.after(oneWay, () -> {
            boolean admitted = service.admits();
            attempts++;
            throttled += admitted ? 0 : 1;
            time.after(oneWay, () -> {
                answered.run();
                if (admitted) {
                    throttle.accepted();
                } else {
                    throttle.throttled();
                }
            });
        });
    }

    @Override
    public void close() {
        threads.forEach(VirtualThread::close);
    }
}
