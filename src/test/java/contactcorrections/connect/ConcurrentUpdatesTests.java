package contactcorrections.connect;

import static org.assertj.core.api.Assertions.assertThat;

import contactcorrections.connect.ConcurrentUpdates.Batch;
import contactcorrections.connect.ConcurrentUpdates.Sent;
import contactcorrections.outcome.Calls;
import contactcorrections.request.Correction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ConcurrentUpdatesTests {

    private static final UpdateResult UPDATED = new UpdateResult.Updated(new Calls(1, 0, null, null, null));
    private static final Duration LONG = Duration.ofSeconds(20);

    private final StopSignal stop = new StopSignal();

    @Test
    void rowsOfAContactAreSentInOrderAndNeverOverlap() {
        Map<String, List<Long>> sent = new ConcurrentHashMap<>();
        Map<String, AtomicInteger> open = new ConcurrentHashMap<>();
        var overlapped = new AtomicBoolean();
        List<Correction> rows = shuffled(1_000, 50);

        sendAll(rows, 32, correction -> {
            AtomicInteger ofContact = open.computeIfAbsent(correction.contactId(), id -> new AtomicInteger());
            if (ofContact.incrementAndGet() > 1) {
                overlapped.set(true);
            }
            sent.computeIfAbsent(correction.contactId(), id -> new ArrayList<>())
                    .add(correction.position().row());
            Thread.onSpinWait();
            ofContact.decrementAndGet();
            return UPDATED;
        });

        assertThat(overlapped).isFalse();
        assertThat(sent)
                .hasSize(50)
                .allSatisfy((contact, order) -> assertThat(order).isSorted());
        assertThat(sent.values().stream().mapToInt(List::size).sum()).isEqualTo(1_000);
    }

    @Test
    void rowsOfDifferentContactsAreOpenAtOnceUpToTheLimit() {
        var allOpen = new CyclicBarrier(8);
        var open = new AtomicInteger();
        var most = new AtomicInteger();

        // Each call waits until seven others are open: with fewer at once none would ever end.
        sendAll(distinct(64), 8, correction -> {
            most.accumulateAndGet(open.incrementAndGet(), Math::max);
            await(allOpen);
            open.decrementAndGet();
            return UPDATED;
        });

        assertThat(most).hasValue(8);
    }

    @Test
    void failureOfTheProgramStopsTheRunAndTakesTheRowForSent() {
        List<Sent> sent = sendAll(distinct(1), 1, correction -> {
            throw new IllegalStateException("a bug, with +15550100 in its message");
        });

        assertThat(sent).hasSize(1);
        assertThat(sent.get(0).result()).isInstanceOf(UpdateResult.Undecided.class);
        assertThat(sent.get(0).result().calls().attempts()).isEqualTo(1);
        assertThat(stop.cause().orElseThrow())
                .isInstanceOf(StopCause.CannotGoOn.class)
                .extracting(StopCause::message)
                .asString()
                .contains("line 2", "--stacktrace")
                .doesNotContain("+15550100");
    }

    @Test
    void memoryThatIsUsedUpStopsTheRunAndSaysWhatToDo() {
        List<Sent> sent = sendAll(distinct(1), 1, correction -> {
            throw new OutOfMemoryError("thrown by a test");
        });

        assertThat(sent.get(0).result()).isInstanceOf(UpdateResult.Undecided.class);
        assertThat(stop.cause().orElseThrow().message()).contains("Out of memory", "-Xmx");
    }

    @Test
    void waitingTellsWhetherAllAreSent() {
        var answer = new CountDownLatch(1);
        try (var updates = new ConcurrentUpdates(
                correction -> {
                    await(answer);
                    return UPDATED;
                },
                stop,
                2)) {
            Batch batch = updates.send(distinct(2));

            assertThat(batch.await(Duration.ZERO)).isFalse();
            assertThat(batch.takeSent()).isEmpty();
            answer.countDown();
            assertThat(batch.await(LONG)).isTrue();
            assertThat(batch.takeSent()).hasSize(2);
            assertThat(batch.takeSent()).isEmpty();
        }
    }

    @Test
    void interruptOfTheOneWhoWaitsIsPassedOver() {
        var answer = new CountDownLatch(1);
        try (var updates = new ConcurrentUpdates(
                correction -> {
                    await(answer);
                    return UPDATED;
                },
                stop,
                1)) {
            Batch batch = updates.send(distinct(1));
            Thread.currentThread().interrupt();

            assertThat(batch.await(LONG)).isFalse();
            answer.countDown();
            assertThat(batch.await(LONG)).isTrue();
        }
    }

    @Test
    void closingWaitsForCallsThatAreOpen() {
        var open = new CountDownLatch(1);
        var ended = new AtomicBoolean();
        var updates = new ConcurrentUpdates(
                correction -> {
                    open.countDown();
                    Thread.onSpinWait();
                    ended.set(true);
                    return UPDATED;
                },
                stop,
                1);
        updates.send(distinct(1));
        await(open);

        updates.close();

        assertThat(ended).isTrue();
    }

    private List<Sent> sendAll(List<Correction> rows, int maxInFlight, Function<Correction, UpdateResult> updater) {
        try (var updates = new ConcurrentUpdates(updater, stop, maxInFlight)) {
            Batch batch = updates.send(rows);
            assertThat(batch.await(LONG)).isTrue();
            return batch.takeSent();
        }
    }

    private static List<Correction> distinct(int rows) {
        return IntStream.rangeClosed(1, rows)
                .mapToObj(row -> Corrections.of(row, "contact-" + row))
                .toList();
    }

    private static List<Correction> shuffled(int rows, int contacts) {
        List<Integer> ids = new ArrayList<>(
                IntStream.range(0, rows).map(i -> i % contacts).boxed().toList());
        Collections.shuffle(ids, new Random(1));
        return IntStream.range(0, rows)
                .mapToObj(i -> Corrections.of(i + 1, "contact-" + ids.get(i)))
                .toList();
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await(20, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
