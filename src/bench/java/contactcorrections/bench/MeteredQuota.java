package contactcorrections.bench;

import contactcorrections.standin.Call;
import contactcorrections.standin.Reply;
import contactcorrections.standin.Script;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Lets through exactly the quota, 60 ms ± 30 ms after a call was sent: so calls reach the meter in another order. */
final class MeteredQuota implements Script {

    private final int rate;
    private final int burst;
    private final double errors;
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicInteger throttled = new AtomicInteger();
    private double tokens;
    private long filledAt = System.nanoTime();

    MeteredQuota(int rate, int burst, double errors) {
        this.rate = rate;
        this.burst = burst;
        this.errors = errors;
        this.tokens = burst;
    }

    int calls() {
        return calls.get();
    }

    int throttled() {
        return throttled.get();
    }

    @Override
    public Reply answer(Call call) throws InterruptedException {
        calls.incrementAndGet();
        ThreadLocalRandom random = ThreadLocalRandom.current();
        TimeUnit.NANOSECONDS.sleep(random.nextLong(30_000_000, 90_000_000));
        if (!take()) {
            throttled.incrementAndGet();
            return TimedConnect.THROTTLED;
        }
        return random.nextDouble() < errors ? TimedConnect.FAILED : TimedConnect.ACCEPTED;
    }

    private synchronized boolean take() {
        long now = System.nanoTime();
        tokens = Math.min(burst, tokens + rate * (now - filledAt) / 1e9);
        filledAt = now;
        boolean taken = tokens >= 1;
        tokens -= taken ? 1 : 0;
        return taken;
    }
}
