package contactcorrections.update;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import contactcorrections.connect.Corrections;
import contactcorrections.connect.UpdateResult;
import contactcorrections.outcome.Calls;
import contactcorrections.request.Correction;
import contactcorrections.run.Sleeper;
import contactcorrections.run.StopCause;
import contactcorrections.run.StopSignal;
import contactcorrections.update.ConcurrentUpdates.Sent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class ConcurrentUpdatesTests {

    private static final UpdateResult UPDATED = new UpdateResult.Updated(new Calls(1, 0, null, null, null));
    private static final UpdateResult UNDECIDED = new UpdateResult.Undecided(new Calls(1, 0, null, null, null));
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

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void threadThatCannotBeCreatedIsMissedBeforeTheFirstCall(int missing) {
        List<Thread> created = new ArrayList<>();

        assertThatExceptionOfType(OutOfMemoryError.class)
                .isThrownBy(() -> new ConcurrentUpdates((row, backOff) -> UPDATED, stop, 8, task -> {
                    Thread thread = created.size() + 1 == missing ? new NoThread() : new Thread(task);
                    created.add(thread);
                    return thread;
                }))
                .satisfies(
                        error -> assertThat(StopCause.CannotGoOn.of(error)).isSameAs(StopCause.CannotGoOn.NO_THREAD));

        assertThat(created).hasSize(missing).allSatisfy(thread -> {
            thread.join(LONG.toMillis());
            assertThat(thread.isAlive()).isFalse();
        });
    }

    @Test
    void allThreadsAreThereBeforeTheFirstCall() {
        var created = new AtomicInteger();
        try (var updates = new ConcurrentUpdates((row, backOff) -> UPDATED, stop, 8, task -> {
            created.incrementAndGet();
            return new Thread(task);
        })) {
            assertThat(created).hasValue(8);
            updates.send(distinct(100));
            assertThat(updates.await(0, LONG)).isTrue();
            assertThat(created).hasValue(8);
        }
    }

    @Test
    void threadThatCannotBeCreatedForACallStopsTheRunAndSaysWhatToDo() {
        List<Sent> sent = sendAll(distinct(1), 1, correction -> {
            throw new OutOfMemoryError("unable to create native thread: possibly out of memory");
        });

        assertThat(sent.get(0).result()).isInstanceOf(UpdateResult.Undecided.class);
        assertThat(stop.cause().orElseThrow().message())
                .contains("thread", "ulimit -u", "--max-in-flight")
                .doesNotContain("memory");
    }

    @Test
    void waitingTellsWhetherAllAreSent() {
        var answer = new CountDownLatch(1);
        try (var updates = new ConcurrentUpdates(after(answer), stop, 2)) {
            updates.send(distinct(2));

            assertThat(updates.await(0, Duration.ZERO)).isFalse();
            assertThat(updates.takeSent()).isEmpty();
            answer.countDown();
            assertThat(updates.await(0, LONG)).isTrue();
            assertThat(updates.takeSent()).hasSize(2);
            assertThat(updates.takeSent()).isEmpty();
        }
    }

    @Test
    void whatWaitsForARetryIsNotWaitedForUnlessItIsTooMuch() {
        try (var updates = new ConcurrentUpdates(retrying("contact-2"), stop, 3)) {
            updates.send(distinct(3));

            assertThat(updates.await(1, LONG)).isTrue();
            assertThat(rows(updates.takeSent())).containsExactlyInAnyOrder(1L, 3L);
            assertThat(updates.await(0, Duration.ofMillis(1))).isFalse();

            stop.raise(new StopCause.CannotGoOn("the test is over"));
        }
    }

    @Test
    void rowsGivenLaterFollowTheOneOfTheirContactThatWaitsForARetry() throws InterruptedException {
        var retry = new CountDownLatch(1);
        var sent = new ConcurrentLinkedQueue<Long>();
        try (var updates = new ConcurrentUpdates(
                (correction, backOff) -> {
                    if (correction.position().row() == 1) {
                        pause(backOff, Duration.ofMillis(1));
                        await(retry);
                    }
                    sent.add(correction.position().row());
                    return UPDATED;
                },
                stop,
                4)) {
            updates.send(List.of(Corrections.of(1, "one"), Corrections.of(2, "one")));
            updates.send(List.of(Corrections.of(3, "one"), Corrections.of(4, "another")));
            while (!sent.contains(4L)) {
                Thread.onSpinWait();
            }
            assertThat(sent).containsExactly(4L);

            retry.countDown();
            assertThat(updates.await(0, LONG)).isTrue();
            assertThat(sent).containsExactly(4L, 1L, 2L, 3L);
        }
    }

    @Test
    void rowThatEndsItsRetriesIsWaitedForAgainWithTheNextOfItsContact() {
        var answer = new CountDownLatch(1);
        try (var updates = new ConcurrentUpdates(
                (correction, backOff) -> {
                    if (correction.position().row() == 1) {
                        pause(backOff, Duration.ofMillis(1));
                    } else {
                        await(answer);
                    }
                    return UPDATED;
                },
                stop,
                1)) {
            updates.send(List.of(Corrections.of(1, "one"), Corrections.of(2, "one")));
            List<Sent> first = updates.takeSent();
            while (first.isEmpty()) {
                first = updates.takeSent();
            }

            assertThat(updates.await(32, Duration.ofMillis(1))).isFalse();
            answer.countDown();
            assertThat(updates.await(32, LONG)).isTrue();
        }
    }

    @Test
    void stopEndsTheWaitForARetry() {
        try (var updates = new ConcurrentUpdates(retrying("contact-1"), stop, 1)) {
            updates.send(distinct(1));
            assertThat(updates.await(1, LONG)).isTrue();

            stop.raise(new StopCause.CannotGoOn("a test"));

            assertThat(updates.await(0, LONG)).isTrue();
            assertThat(updates.takeSent())
                    .singleElement()
                    .extracting(Sent::result)
                    .isEqualTo(UNDECIDED);
        }
    }

    @Test
    void interruptOfTheOneWhoWaitsIsPassedOver() {
        var answer = new CountDownLatch(1);
        try (var updates = new ConcurrentUpdates(after(answer), stop, 1)) {
            updates.send(distinct(1));
            Thread.currentThread().interrupt();

            assertThat(updates.await(0, Duration.ofMillis(1))).isFalse();
            answer.countDown();
            assertThat(updates.await(0, LONG)).isTrue();
        }
    }

    @Test
    void closingWaitsForCallsThatAreOpen() {
        var open = new CountDownLatch(1);
        var ended = new AtomicBoolean();
        var updates = new ConcurrentUpdates(
                (correction, backOff) -> {
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
        try (var updates = new ConcurrentUpdates((row, backOff) -> updater.apply(row), stop, maxInFlight)) {
            updates.send(rows);
            assertThat(updates.await(0, LONG)).isTrue();
            return updates.takeSent();
        }
    }

    private static ConcurrentUpdates.Updater after(CountDownLatch answer) {
        return (correction, backOff) -> {
            await(answer);
            return UPDATED;
        };
    }

    /** Answers all but one contact, which waits for its retry for as long as the run goes on. */
    private static ConcurrentUpdates.Updater retrying(String contactId) {
        return (correction, backOff) ->
                correction.contactId().equals(contactId) && !pause(backOff, LONG) ? UNDECIDED : UPDATED;
    }

    private static boolean pause(Sleeper backOff, Duration wait) {
        try {
            backOff.sleep(wait);
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }

    private static List<Long> rows(List<Sent> sent) {
        return sent.stream().map(one -> one.correction().position().row()).toList();
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

    /** A thread that the system does not give. */
    private static final class NoThread extends Thread {

        @Override
        public synchronized void start() {
            throw new OutOfMemoryError(
                    "unable to create native thread: possibly out of memory or process/resource limits reached");
        }
    }
}
