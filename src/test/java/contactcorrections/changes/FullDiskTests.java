package contactcorrections.changes;

import static contactcorrections.changes.RandomChanges.named;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import contactcorrections.disk.SmallDisk;
import contactcorrections.s3.S3Access;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A disk that is full, or fails: no row counts as kept that is not, and none is lost that was. */
class FullDiskTests {

    private static final String LONG = "x".repeat(4_000);

    @TempDir
    private Path above;

    @Test
    void rowThatFindsNoRoomIsNotKeptAndThoseBeforeAndAfterAre() throws IOException {
        try (SmallDisk disk = SmallDisk.mount(above.resolve("disk"))) {
            Path folder = above.resolve("disk/changes");
            List<Long> kept = new ArrayList<>();
            try (ChangeLog log = ChangeLog.open(ChangeParts.at(folder.toString(), new S3Access()), "17")) {
                log.keep(named(1, "c", null, LONG));
                disk.leave(30);
                long row = fill(log, folder);

                disk.grow();
                log.keep(named(row, "c", "read again", LONG));
                log.forEach(each -> kept.add(each.row()));
                assertThat(kept).hasSize((int) row);
            }
            assertThat(readAgain(folder)).isEqualTo(kept);
        }
    }

    /** Returns the row for which there was no room. */
    private static long fill(ChangeLog log, Path folder) {
        long row = 1;
        try {
            while (row < 100) {
                row++;
                log.keep(named(row, "c", null, LONG));
            }
        } catch (ChangeLogException e) {
            assertThat(e)
                    .hasMessage(
                            "What rows change cannot be kept in %s: No space left on device; put that right and run again.",
                            folder);
        }
        assertThat(row).isBetween(3L, 20L);
        assertThat(log.find(row)).isEmpty();
        return row;
    }

    @Test
    void folderThatCannotBeMadeIsTold() throws IOException {
        Path file = Files.writeString(above.resolve("file"), "");
        try (ChangeLog log =
                ChangeLog.open(ChangeParts.at(file.resolve("changes").toString(), new S3Access()), "17")) {
            assertThatExceptionOfType(ChangeLogException.class)
                    .isThrownBy(() -> log.keep(named(1, "c", null, "x")))
                    .withMessageStartingWith("What rows change cannot be kept in %s: ", file.resolve("changes"))
                    .withMessageEndingWith(" and run again.");
            assertThat(log.rows()).isZero();
        }
    }

    @Test
    void addedRowsThatCannotBeKeptAreToldWhenTheyAreFlushed() throws IOException {
        Path file = Files.writeString(above.resolve("file"), "");
        try (ChangeLog log =
                ChangeLog.open(ChangeParts.at(file.resolve("changes").toString(), new S3Access()), "17")) {
            for (long row = 1; row <= 300; row++) {
                log.add(named(row, "c", LONG, LONG));
            }
            assertThat(log.find(300)).isPresent();
            assertThatExceptionOfType(ChangeLogException.class).isThrownBy(log::flush);

            Files.delete(file);
            log.flush();
            assertThat(log.rows()).isEqualTo(300);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatAFailedAppendLeftHarmsNoOtherRow(boolean canBeTakenBack) {
        Random random = new Random(1);
        Path folder = above.resolve("changes");
        LocalParts parts = new LocalParts(
                folder, path -> new PartFile(path.toString(), new FailingFile(path, random, canBeTakenBack)));
        List<Long> kept = new ArrayList<>();
        int failures = 0;
        try (ChangeLog log = ChangeLog.open(parts, "17")) {
            for (long row = 1; row <= 300; row++) {
                try {
                    log.keep(named(row, "c", "before " + row, "x".repeat(random.nextInt(100))));
                    kept.add(row);
                } catch (ChangeLogException e) {
                    failures++;
                    assertThat(log.find(row)).isEmpty();
                }
            }
        }
        assertThat(failures).isBetween(50, 150);
        assertThat(readAgain(folder)).isEqualTo(kept);
    }

    private static List<Long> readAgain(Path folder) {
        List<Long> rows = new ArrayList<>();
        try (ChangeLog log = ChangeLog.open(ChangeParts.at(folder.toString(), new S3Access()), "18")) {
            log.forEach(row -> rows.add(row.row()));
        }
        return rows;
    }

    /** Fails at every third write, after a part of it. */
    private static final class FailingFile extends RandomAccessFile {

        private final Random random;
        private final boolean canBeTruncated;

        FailingFile(Path path, Random random, boolean canBeTruncated) throws IOException {
            super(Files.createFile(path).toFile(), "rw");
            this.random = random;
            this.canBeTruncated = canBeTruncated;
        }

        @Override
        public void write(byte[] bytes) throws IOException {
            if (random.nextInt(3) > 0) {
                super.write(bytes);
                return;
            }
            super.write(bytes, 0, random.nextInt(bytes.length));
            throw new IOException("Input output error");
        }

        @Override
        public void setLength(long length) throws IOException {
            if (!canBeTruncated) {
                throw new IOException("Input output error");
            }
            super.setLength(length);
        }
    }
}
