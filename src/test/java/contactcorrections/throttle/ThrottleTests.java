package contactcorrections.throttle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import contactcorrections.run.Sleeper;
import contactcorrections.throttle.ThrottleSettings.Rate;
import io.github.bucket4j.TimeMeter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ThrottleTests {

    private static final ThrottleSettings DEFAULTS = new ThrottleSettings(Rate.of(10), 15, new Share(80), 10, 15);

    private final VirtualTime time = new VirtualTime();

    @Test
    void burstIsGrantedAtOnceAndThenTheRate() throws InterruptedException {
        Throttle throttle = Throttle.local(DEFAULTS.allowed(Operation.UPDATE_CONTACT), time);

        acquire(throttle, 12);
        assertThat(time.seconds()).isZero();
        acquire(throttle, 80);

        assertThat(time.seconds()).isCloseTo(10, within(1e-6));
    }

    @Test
    void tokensOfAPauseAreStoredUpToTheBurst() throws InterruptedException {
        Throttle throttle = Throttle.local(DEFAULTS.allowed(Operation.UPDATE_CONTACT), time);
        acquire(throttle, 12);

        time.pass(60);
        acquire(throttle, 13);

        assertThat(time.seconds()).isCloseTo(60.125, within(1e-6));
    }

    @Test
    void throttledAnswerSlowsTheNextTokensDown() throws InterruptedException {
        Throttle throttle = Throttle.local(DEFAULTS.allowed(Operation.UPDATE_CONTACT), time);
        acquire(throttle, 12);

        throttle.throttled();
        acquire(throttle, 1);

        assertThat(time.seconds()).isCloseTo(1 / 6.0, within(0.01));
        assertThat(throttle.usage().lowered()).isTrue();
        assertThat(throttle.usage().rate()).isBetween(6.0, 6.5);
    }

    @Test
    void usageIsTakenOfAllowedTokensBetweenBeginAndEnd() throws InterruptedException {
        Throttle throttle = Throttle.local(DEFAULTS.allowed(Operation.UPDATE_CONTACT), time);
        acquire(throttle, 2);
        throttle.begin();
        time.pass(10);
        acquire(throttle, 9);
        throttle.end();
        time.pass(10);

        Throttle.Usage usage = throttle.usage();

        assertThat(usage).isEqualTo(new Throttle.Usage(9, 10 + 80, 8, false));
        assertThat(usage.used()).isEqualTo(0.1);
    }

    @Test
    void nothingAllowedCountsAsUsed() {
        assertThat(new Throttle.Usage(0, 0, 8, false).used()).isOne();
    }

    @Test
    void manyThreadsGetNoMoreThanBurstAndRate() throws Exception {
        AtomicLong now = new AtomicLong();
        Throttle throttle = Throttle.local(
                new ThrottleSettings(Rate.of(1000), 10, new Share(100), 10, 15).allowed(Operation.UPDATE_CONTACT),
                clock(now));
        Sleeper sleeper = pause -> now.addAndGet(pause.toNanos());

        List<Future<Void>> threads = inThreads(32, () -> {
            acquire(throttle, sleeper, 1000);
            return null;
        });
        for (Future<Void> thread : threads) {
            thread.get();
        }

        assertThat(throttle.usage().taken()).isEqualTo(32_000);
        assertThat(now.get() / 1e9).isCloseTo((32_000 - 9) / 1000.0, within(0.001));
    }

    @Test
    void everyWaitingThreadLeavesAsSoonAsTheSleeperSaysStop() throws Exception {
        CountDownLatch waiting = new CountDownLatch(1);
        CountDownLatch stop = new CountDownLatch(1);
        Sleeper sleeper = pause -> {
            waiting.countDown();
            stop.await();
            throw new InterruptedException("the run is to stop");
        };
        Throttle throttle = Throttle.local(
                new ThrottleSettings(Rate.of(0.5), 1, new Share(100), 10, 15).allowed(Operation.UPDATE_CONTACT), time);
        acquire(throttle, sleeper, 1);

        List<Future<Void>> threads = inThreads(32, () -> {
            throttle.acquire(sleeper);
            return null;
        });
        waiting.await();
        stop.countDown();

        for (Future<Void> thread : threads) {
            assertThatExceptionOfType(ExecutionException.class)
                    .isThrownBy(() -> thread.get(10, TimeUnit.SECONDS))
                    .withCauseInstanceOf(InterruptedException.class);
        }
        assertThat(throttle.usage().taken()).isOne();
    }

    private void acquire(Throttle throttle, int tokens) throws InterruptedException {
        acquire(throttle, time, tokens);
    }

    private static void acquire(Throttle throttle, Sleeper sleeper, int tokens) throws InterruptedException {
        for (int token = 0; token < tokens; token++) {
            throttle.acquire(sleeper);
        }
    }

    private static List<Future<Void>> inThreads(int count, Callable<Void> task) {
        ExecutorService threads = Executors.newFixedThreadPool(count);
        try {
            return Stream.generate(() -> threads.submit(task)).limit(count).toList();
        } finally {
            threads.shutdown();
        }
    }

    private static TimeMeter clock(AtomicLong now) {
        return new TimeMeter() {
            @Override
            public long currentTimeNanos() {
                return now.get();
            }

            @Override
            public boolean isWallClockBased() {
                return false;
            }
        };
    }
}
