package contactcorrections.throttle;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.BucketConfiguration;
import java.time.Duration;

/**
 * What a program may take of a quota.
 *
 * @param rate tokens per second
 * @param burst tokens at once, at least 1
 */
public record Allowance(double rate, long burst) {

    /**
     * The part of a quota that is ours: of its burst always a little below the whole.
     *
     * @param rate requests per second that the quota refills
     * @param burst requests that the quota lets through at once
     */
    static Allowance of(double rate, int burst, Share share) {
        // The network bunches calls up: with latencies of 60 ms ± 30 ms, at 50/s, by up to 3 calls.
        double margin = Math.max(1, 0.05 * burst);
        return new Allowance(share.of(rate), (long) Math.max(1, Math.min(share.of(burst), burst - margin)));
    }

    BucketConfiguration configuration() {
        return BucketConfiguration.builder().addLimit(limit()).build();
    }

    Bandwidth limit() {
        return Bandwidth.builder()
                .capacity(burst)
                .refillGreedy(1, Duration.ofNanos(Math.round(1e9 / rate)))
                .build();
    }
}
