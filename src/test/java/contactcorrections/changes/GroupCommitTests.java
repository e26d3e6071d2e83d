package contactcorrections.changes;

import static contactcorrections.changes.RandomChanges.named;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class GroupCommitTests {

    private static final Duration FOR_EVER = Duration.ofDays(1);

    private static final Set<Thread.State> WAITING =
            EnumSet.of(Thread.State.WAITING, Thread.State.TIMED_WAITING, Thread.State.TERMINATED);

    private final KeptRows kept = new KeptRows();
    private final HeldWriter writer = new HeldWriter();

    @AfterEach
    void close() {
        kept.close();
    }

    @Test
    void rowsThatComeWhileAWriteIsUnderWayAreWrittenTogether() {
        GroupCommit commit = new GroupCommit(writer, kept, Duration.ZERO);
        List<CompletableFuture<Void>> calls = calls(commit, 1, 1);
        writer.awaitCall();
        calls.addAll(calls(commit, 2, 40));

        writer.letThrough(2);

        calls.forEach(CompletableFuture::join);
        assertThat(writer.sizes).containsExactly(1, 40);
        assertThat(kept.size()).isEqualTo(41);
    }

    @Test
    void loneThreadDoesNotWaitForOthers() {
        writer.letThrough(3);
        GroupCommit commit = new GroupCommit(writer, kept, FOR_EVER);

        for (int row = 1; row <= 3; row++) {
            commit.write(List.of(record(row), record(row + 10)));
        }

        assertThat(writer.sizes).containsExactly(2, 2, 2);
    }

    @Test
    void threadThatWasNotAloneWaitsForOthersUntilTheyAreEnough() {
        GroupCommit commit = new GroupCommit(writer, kept, FOR_EVER);
        List<CompletableFuture<Void>> calls = calls(commit, 1, 1);
        writer.awaitCall();
        calls.addAll(calls(commit, 2, 2));
        writer.letThrough(3);
        calls.forEach(CompletableFuture::join);

        calls(commit, 4, 16).forEach(CompletableFuture::join);

        assertThat(writer.sizes).containsExactly(1, 2, 16);
    }

    @Test
    void failureIsToldToEachThreadWhoseRowIsNotDurableAndLaterRowsAreTriedAgain() {
        GroupCommit commit = new GroupCommit(writer, kept, Duration.ZERO);
        List<CompletableFuture<Void>> calls = calls(commit, 1, 1);
        writer.awaitCall();
        List<CompletableFuture<Void>> failing = calls(commit, 2, 20);
        writer.failAfter(1);
        writer.letThrough(2);

        calls.forEach(CompletableFuture::join);
        assertThat(failing)
                .allSatisfy(
                        call -> assertThatExceptionOfType(CompletionException.class)
                                .isThrownBy(call::join)
                                .withCauseInstanceOf(ChangeLogException.class)
                                .havingCause()
                                .withMessage(
                                        "What rows change cannot be kept in the test: No space left on device; put that right and run again."));
        assertThat(kept.size()).isOne();

        writer.failAfter(Integer.MAX_VALUE);
        writer.letThrough(1);
        commit.write(List.of(record(30)));
        assertThat(kept.has(30)).isTrue();
        assertThat(kept.has(2)).isFalse();
    }

    @Test
    void errorReleasesThoseWhoWait() {
        GroupCommit commit = new GroupCommit(
                records -> {
                    throw new OutOfMemoryError("test");
                },
                kept,
                Duration.ZERO);

        assertThatExceptionOfType(CompletionException.class)
                .isThrownBy(() -> commit.write(List.of(record(1))))
                .withCauseInstanceOf(OutOfMemoryError.class);
    }

    /** Each in a thread of its own, all of which wait by the time this returns, or are done. */
    private static List<CompletableFuture<Void>> calls(GroupCommit commit, int first, int count) {
        List<CompletableFuture<Void>> calls = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (int row = first; row < first + count; row++) {
            PartRecord record = record(row);
            calls.add(CompletableFuture.runAsync(() -> commit.write(List.of(record)), call -> {
                Thread thread = new Thread(call);
                threads.add(thread);
                thread.start();
            }));
        }
        while (!threads.stream().allMatch(thread -> WAITING.contains(thread.getState()))) {
            Thread.onSpinWait();
        }
        return calls;
    }

    private static PartRecord record(long row) {
        return PartRecord.of(named(row, "c", null, "x"));
    }

    /** Writes when it is let. */
    private final class HeldWriter implements ChangeParts.Writer {

        private final Semaphore called = new Semaphore(0);
        private final Semaphore permits = new Semaphore(0);
        private final List<Integer> sizes = Collections.synchronizedList(new ArrayList<>());
        private final AtomicInteger good = new AtomicInteger(Integer.MAX_VALUE);
        private final PartFile file = PartFile.temporary();

        HeldWriter() {
            kept.add(file);
        }

        @Override
        public ChangeParts.Place write(List<PartRecord> records) {
            called.release();
            permits.acquireUninterruptibly();
            if (good.getAndDecrement() <= 0) {
                throw ChangeLogException.cannotKeep("the test", new IOException("No space left on device"));
            }
            sizes.add(records.size());
            return new ChangeParts.Place(file, 0);
        }

        void awaitCall() {
            called.acquireUninterruptibly();
        }

        void letThrough(int writes) {
            permits.release(writes);
        }

        void failAfter(int writes) {
            good.set(writes);
        }
    }
}
