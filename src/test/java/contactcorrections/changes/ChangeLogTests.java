package contactcorrections.changes;

import static contactcorrections.changes.RandomChanges.named;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import contactcorrections.s3.S3Access;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class ChangeLogTests {

    @TempDir
    private Path above;

    @Test
    void rowsAreThereForTheNextProcess() {
        try (ChangeLog log = open("17")) {
            assertThat(log.rows()).isZero();
            log.keep(named(2, "b", null, "second"));
            log.keep(named(1, "a", "", "first"));
            assertThat(log.find(2)).contains(named(2, "b", null, "second"));
        }
        try (ChangeLog log = open("18")) {
            assertThat(log.rows()).isEqualTo(2);
            assertThat(log.find(1)).contains(named(1, "a", "", "first"));
            assertThat(log.find(3)).isEmpty();
            assertThat(ascending(log)).containsExactly(named(1, "a", "", "first"), named(2, "b", null, "second"));
            assertThat(descending(log)).containsExactly(named(2, "b", null, "second"), named(1, "a", "", "first"));
        }
    }

    @Test
    void firstReadingStands() {
        try (ChangeLog log = open("9")) {
            log.keep(named(1, "a", "first", "x"));
            log.keep(named(1, "a", "second", "x"));
            log.add(named(1, "a", "third", "x"));
            log.flush();
            assertThat(ascending(log)).containsExactly(named(1, "a", "first", "x"));
        }
    }

    @Test
    void writersComeInTheOrderOfTheirNumbers() {
        for (String writer : List.of("10-3", "9", "10")) {
            // Each in a place of its own, as a process that has not seen the others would.
            try (ChangeLog log =
                    ChangeLog.open(ChangeParts.at(above.resolve(writer).toString(), new S3Access()), writer)) {
                log.keep(named(1, "a", "of " + writer, "x"));
            }
            copyParts(above.resolve(writer), above.resolve("changes"));
        }

        try (ChangeLog log = open("11")) {
            assertThat(ascending(log)).containsExactly(named(1, "a", "of 9", "x"));
        }
    }

    @Test
    void partOfAnEarlierProcessIsNeverAppendedTo() throws IOException {
        for (int process = 1; process <= 3; process++) {
            try (ChangeLog log = open("17")) {
                log.keep(named(process, "a", null, "x"));
            }
        }

        assertThat(names(above.resolve("changes"))).containsExactly("part-17.1.csv", "part-17.2.csv", "part-17.3.csv");
        assertThat(Files.readString(above.resolve("changes/part-17.2.csv")))
                .matches("2,3,instance,a,1,CONTACT,,,,NAME,x,true,0{12},[0-9a-f]{8}\n");
    }

    @Test
    void partThatCameMeanwhileIsLeftAlone() throws IOException {
        try (ChangeLog late = open("17");
                ChangeLog early = open("17")) {
            early.keep(named(1, "a", null, "x"));
            late.keep(named(2, "a", null, "x"));
        }

        assertThat(names(above.resolve("changes"))).containsExactly("part-17.1.csv", "part-17.2.csv");
    }

    @Test
    void addedRowIsFoundAtOnceAndDurableOnceFlushed() {
        try (ChangeLog log = open("17")) {
            log.add(named(5, "a", null, "later"));
            log.keep(named(7, "a", null, "kept"));
            log.add(named(3, "a", null, "earlier"));
            log.add(named(4, "b", null, "other"));

            assertThat(log.find(3)).contains(named(3, "a", null, "earlier"));
            assertThat(log.ofContact("instance", "a"))
                    .extracting(ChangedRow::row)
                    .containsExactly(3L, 5L, 7L);
            try (ChangeLog other = open("18")) {
                assertThat(other.rows()).isOne();
            }

            log.flush();
            log.flush();
            assertThat(log.ofContact("instance", "a"))
                    .extracting(ChangedRow::row)
                    .containsExactly(3L, 5L, 7L);
            try (ChangeLog other = open("18")) {
                assertThat(other.rows()).isEqualTo(4);
            }
        }
    }

    @Test
    void manyAddedRowsDoNotWaitInMemory() {
        try (ChangeLog log = open("17")) {
            for (int row = 1; row <= 300; row++) {
                log.add(named(row, "a", "x".repeat(4_096), "y".repeat(4_096)));
            }

            assertThat(log.rows()).isBetween(200, 299);
        }
    }

    @Test
    void rowsOfAContactAreThoseOfItsInstanceAlone() {
        try (ChangeLog log = open("17")) {
            // "Aa" and "BB" have the same hash.
            log.keep(named(1, "Aa", null, "x"));
            log.keep(named(2, "BB", null, "x"));
            log.keep(new ChangedRow(3, 3, "elsewhere", "Aa", List.of()));

            assertThat(log.ofContact("instance", "Aa"))
                    .extracting(ChangedRow::row)
                    .containsExactly(1L);
            assertThat(log.ofContact("instance", "BB"))
                    .extracting(ChangedRow::row)
                    .containsExactly(2L);
            assertThat(log.ofContact("instance", "none")).isEmpty();
        }
    }

    @Test
    void thousandThreadsKeepTheirRows() throws InterruptedException {
        int threads = 1_000;
        CountDownLatch started = new CountDownLatch(threads);
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try (ChangeLog log = open("17")) {
            List<Long> lost = new ArrayList<>();
            for (int thread = 0; thread < threads; thread++) {
                int first = 1 + thread * 5;
                pool.execute(() -> {
                    started.countDown();
                    awaitAll(started);
                    for (long row = first; row < first + 5; row++) {
                        log.keep(named(row, "c" + row % 7, "before", "after"));
                        if (log.find(row).isEmpty()) {
                            synchronized (lost) {
                                lost.add(row);
                            }
                        }
                    }
                });
            }
            pool.shutdown();
            assertThat(pool.awaitTermination(50, TimeUnit.SECONDS)).isTrue();
            assertThat(lost).isEmpty();
        }
        try (ChangeLog log = open("18")) {
            assertThat(ascending(log))
                    .extracting(ChangedRow::row)
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, 5L * threads).boxed().toList());
        }
    }

    /** The timer of the SDK may interrupt a thread after its call has ended. */
    @Test
    void interruptHarmsNobody() {
        try (ChangeLog log = open("17")) {
            Thread.currentThread().interrupt();
            log.keep(named(1, "a", null, "x"));
            assertThat(log.find(1)).isPresent();
            assertThat(Thread.interrupted()).isTrue();

            log.keep(named(2, "a", null, "x"));
            assertThat(log.rows()).isEqualTo(2);
        }
    }

    @Test
    void folderAndFilesAreForTheirOwnerAlone() throws IOException {
        assumeTrue(FileSystems.getDefault().supportedFileAttributeViews().contains("posix"));
        Path folder = Files.createDirectory(
                above.resolve("changes"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));

        try (ChangeLog log = open("17")) {
            log.keep(named(1, "a", null, "x"));
        }

        assertThat(Files.getPosixFilePermissions(folder)).isEqualTo(PosixFilePermissions.fromString("rwx------"));
        assertThat(Files.getPosixFilePermissions(folder.resolve("part-17.1.csv")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void readingMakesNothing() {
        try (ChangeLog log = open("17")) {
            assertThat(log.rows()).isZero();
            assertThat(ascending(log)).isEmpty();
        }

        assertThat(above.resolve("changes")).doesNotExist();
    }

    @Test
    void otherFilesAreLeftAlone() throws IOException {
        Path folder = Files.createDirectory(above.resolve("changes"));
        for (String name : List.of(".DS_Store", "part-17.1.csv.part", "part-x.1.csv", "part-17.csv")) {
            Files.writeString(folder.resolve(name), "else");
        }

        try (ChangeLog log = open("17")) {
            assertThat(log.rows()).isZero();
        }
    }

    @Test
    void linksAreNotFollowed() throws IOException {
        Path elsewhere = Files.createDirectory(above.resolve("elsewhere"));
        Files.createSymbolicLink(above.resolve("changes"), elsewhere);
        assertThatExceptionOfType(ChangeLogException.class)
                .isThrownBy(() -> open("17"))
                .withMessage("What rows change cannot be read from %s: a file or a link, expected a folder; remove it."
                        .formatted(above.resolve("changes")));

        Files.delete(above.resolve("changes"));
        Files.createDirectory(above.resolve("changes"));
        Path part = Files.createSymbolicLink(above.resolve("changes/part-17.1.csv"), elsewhere);
        assertThatExceptionOfType(ChangeLogException.class)
                .isThrownBy(() -> open("17"))
                .withMessage("What rows change cannot be read from %s: a link or a folder, expected a file; remove it."
                        .formatted(part));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "../17", "17-", "17 3"})
    void writerHasAName(String writer) {
        assertThatIllegalArgumentException().isThrownBy(() -> open(writer));
    }

    private ChangeLog open(String writer) {
        return ChangeLog.open(ChangeParts.at(above.resolve("changes").toString(), new S3Access()), writer);
    }

    private static List<ChangedRow> ascending(ChangeLog log) {
        List<ChangedRow> rows = new ArrayList<>();
        log.forEach(rows::add);
        return rows;
    }

    private static List<ChangedRow> descending(ChangeLog log) {
        List<ChangedRow> rows = new ArrayList<>();
        log.forEachReversed(rows::add);
        return rows;
    }

    private static List<String> names(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .sorted()
                    .toList();
        }
    }

    private static void copyParts(Path from, Path to) {
        try {
            Files.createDirectories(to);
            for (String name : names(from)) {
                Files.copy(from.resolve(name), to.resolve(name));
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void awaitAll(CountDownLatch started) {
        try {
            started.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
