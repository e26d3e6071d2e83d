package contactcorrections.update;

import static org.assertj.core.api.Assertions.assertThat;

import contactcorrections.connect.Corrections;
import contactcorrections.connect.UpdateResult;
import contactcorrections.outcome.Calls;
import contactcorrections.run.StopCause;
import contactcorrections.run.StopSignal;
import contactcorrections.update.ConcurrentUpdates.Updater;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SendLimitTests {

    private static final UpdateResult UPDATED = new UpdateResult.Updated(new Calls(1, 0, null, null, null));
    private static final UpdateResult NOT_SENT = new UpdateResult.Undecided(Calls.NONE);

    private final StopSignal stop = new StopSignal();
    private final AtomicInteger sent = new AtomicInteger();

    @Test
    void rowAfterTheLastEndsTheRunInGoodOrder() {
        Updater limit = limit(2);

        assertThat(send(limit, 1)).isEqualTo(UPDATED);
        assertThat(send(limit, 2)).isEqualTo(UPDATED);
        assertThat(stop.isRaised()).isFalse();
        assertThat(send(limit, 3)).isEqualTo(NOT_SENT);
        assertThat(stop.cause()).containsInstanceOf(StopCause.LimitReached.class);
        assertThat(stop.cause().orElseThrow().message()).startsWith("--limit is reached: 2 rows were sent");
    }

    @Test
    void rowsThatMayBeSentAreWaitedFor() {
        var stop = new StopSignal();
        var limits = new Updater[1];
        limits[0] = new SendLimit(1, stop).over((row, backOff) -> {
            // Another thread comes too late while this row is on its way.
            assertThat(limits[0].update(Corrections.of(2, "contact-" + 2), backOff))
                    .isEqualTo(NOT_SENT);
            assertThat(stop.isRaised()).isFalse();
            return UPDATED;
        });

        assertThat(limits[0].update(Corrections.of(1, "contact-" + 1), wait -> {}))
                .isEqualTo(UPDATED);

        assertThat(stop.isRaised()).isTrue();
    }

    @Test
    void noMoreThanTheLimitAreSentByManyThreads() {
        Updater limit = limit(100);

        IntStream.range(1, 1_000).parallel().forEach(row -> send(limit, row));

        assertThat(sent).hasValue(100);
        assertThat(stop.isRaised()).isTrue();
    }

    private Updater limit(long rows) {
        return new SendLimit(rows, stop).over((row, backOff) -> {
            sent.incrementAndGet();
            return UPDATED;
        });
    }

    private static UpdateResult send(Updater limit, int row) {
        return limit.update(Corrections.of(row, "contact-" + row), wait -> {});
    }
}
