package contactcorrections.fault;

import static org.assertj.core.api.Assertions.assertThat;

import contactcorrections.fault.Running.Ended;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that changes while it is read ends the run before a row of the new version is taken for one of the old. */
class ChangedInputIT {

    private static final Duration START = Duration.ofMinutes(2);

    @TempDir
    Path folder;

    @Test
    void appendedAndTruncatedFilesEndTheRun() throws Exception {
        long seed = Suite.seed(ChangedInputIT.class);
        try (Endpoint endpoint = Endpoint.start()) {
            var file = CorrectionsFile.random(folder.resolve("changed.csv"), seed, 600, 100, 0);
            var program = new PackagedProgram(folder, endpoint);

            Running appended = start(program, file);
            assertThat(endpoint.awaitAttempts(20, START)).isTrue();
            Files.writeString(file.path(), "contact-001,,more,\n", StandardOpenOption.APPEND);
            Ended end = appended.ended();
            Judge.of(file, endpoint, program).leftInGoodOrder(end, 3, "FAILED");
            assertThat(end.out() + end.err()).contains("changed");

            Running truncated = start(program, file);
            assertThat(endpoint.awaitAttempts(20, START)).isTrue();
            try (var open = new RandomAccessFile(file.path().toFile(), "rw")) {
                open.setLength(open.length() / 2);
            }
            Ended cut = truncated.ended();
            assertThat(cut.code()).as(cut.err()).isEqualTo(3);
            assertThat(cut.err())
                    .containsPattern("The input has changed: \\d+ rows of its earlier version were never applied");

            file.write();
            Ended finished =
                    program.apply(file.path(), "--rate=1000", "--burst=500").ended();
            assertThat(finished.code()).as(finished.err()).isZero();
            assertThat(WrittenReport.latest(program.reports(), "changed.csv").rows("succeeded"))
                    .isEqualTo(600);
        }
    }

    @Test
    void fileThatIsStillBeingWrittenIsNotBegunWith() throws Exception {
        try (Endpoint endpoint = Endpoint.start()) {
            var file = CorrectionsFile.random(folder.resolve("growing.csv"), 7, 5_000, 100, 0);
            var program = new PackagedProgram(folder, endpoint);
            try (var writer = new Growing(file.path())) {
                Ended early = start(program, file).ended();

                assertThat(early.code()).as(early.err()).isEqualTo(3);
                assertThat(early.out() + early.err()).contains("growing.csv: changed since this run began to read it");
                assertThat(writer.rows()).isPositive();
            }
            assertThat(endpoint.attempts()).isEmpty();

            file.write();
            Ended finished =
                    program.apply(file.path(), "--rate=5000", "--burst=500").ended();
            Judge.of(file, endpoint, program).finished(finished).resentIsExact().attemptsAreExact();
        }
    }

    /** Somebody who writes a row every few milliseconds. */
    private static final class Growing implements AutoCloseable {

        private final AtomicInteger rows = new AtomicInteger();
        private final CountDownLatch over = new CountDownLatch(1);
        private final Thread thread;

        Growing(Path file) {
            thread = new Thread(() -> append(file));
            thread.start();
        }

        int rows() {
            return rows.get();
        }

        private void append(Path file) {
            try {
                while (!over.await(5, TimeUnit.MILLISECONDS)) {
                    Files.writeString(file, "contact-001,,more,\n", StandardOpenOption.APPEND);
                    rows.incrementAndGet();
                }
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void close() {
            over.countDown();
            while (thread.isAlive()) {
                Thread.onSpinWait();
            }
        }
    }

    private static Running start(PackagedProgram program, CorrectionsFile file) throws Exception {
        return program.apply(file.path(), "--rate=50", "--burst=2");
    }
}
