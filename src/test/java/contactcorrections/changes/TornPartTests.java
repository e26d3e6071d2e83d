package contactcorrections.changes;

import static contactcorrections.changes.RandomChanges.named;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import contactcorrections.s3.S3Access;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Parts as killed processes, power failures and people leave them. */
class TornPartTests {

    private static final List<ChangedRow> ROWS = List.of(
            named(1, "a", "two\nlines, \"quoted\"", "x"), named(2, "b", null, "\n3,4,5\n"), named(3, "c", "😀", ""));

    @TempDir
    private Path folder;

    private Path part;
    private byte[] whole;

    @BeforeEach
    void keepRows() throws IOException {
        part = folder.resolve("part-17.1.csv");
        try (ChangeLog log = open("17")) {
            ROWS.forEach(log::keep);
        }
        whole = Files.readAllBytes(part);
    }

    @Test
    void tornEndIsPassedOverWhereverItIsTorn() throws IOException {
        for (int length = 0; length <= whole.length; length++) {
            Files.write(part, Arrays.copyOf(whole, length));

            assertThat(read()).isEqualTo(ROWS.subList(0, rowsIn(length)));
        }
    }

    /** A file system may have written the length and later blocks of an append before the earlier ones. */
    @Test
    void lastAppendMayHaveHoles() throws IOException {
        int begin = appendInOneGo();
        for (int hole = begin; hole < whole.length; hole++) {
            byte[] holed = whole.clone();
            Arrays.fill(holed, hole, Math.min(hole + 40, whole.length), (byte) 0);
            Files.write(part, holed);

            List<ChangedRow> read = read();
            List<ChangedRow> more = read.subList(ROWS.size(), read.size());
            assertThat(read).startsWith(ROWS.toArray(ChangedRow[]::new));
            assertThat(more).hasSizeLessThan(3).isEqualTo(appended().subList(0, more.size()));
        }
    }

    private int appendInOneGo() throws IOException {
        int begin = whole.length;
        byte[] more = PartRecord.join(appended().stream().map(PartRecord::of).toList(), begin);
        whole = Arrays.copyOf(whole, begin + more.length);
        System.arraycopy(more, 0, whole, begin, more.length);
        return begin;
    }

    private static List<ChangedRow> appended() {
        return List.of(named(4, "a", "1\n2\n", "x"), named(5, "b", "\"", "y"), named(6, "c", null, "z"));
    }

    @Test
    void everyByteOfWhatWasDurableBeforeTheLastAppendCounts() throws IOException {
        for (int at = 0; at < endOf(2); at++) {
            byte[] changed = whole.clone();
            changed[at] ^= 1;
            Files.write(part, changed);

            assertThatExceptionOfType(ChangeLogException.class)
                    .as("byte %s changed", at)
                    .isThrownBy(this::read)
                    .withMessage(
                            "What rows change cannot be read from %s: the record at byte %s is not as it was written;"
                                    + " put the file back as it was and run again.",
                            part, at < endOf(1) ? 0 : endOf(1));
        }
    }

    @Test
    void partThatWasSavedByASpreadsheetIsTold() throws IOException {
        String saved =
                new String(whole, StandardCharsets.UTF_8).replace("\r\n", "\n").replace("\n", "\r\n");
        Files.writeString(part, saved);

        assertThatExceptionOfType(ChangeLogException.class)
                .isThrownBy(this::read)
                .withMessageContaining("is not as it was written");
    }

    @Test
    void otherPartsAreReadBesideATornOne() throws IOException {
        Files.write(part, Arrays.copyOf(whole, whole.length - 1));
        try (ChangeLog log = open("18")) {
            assertThat(log.rows()).isEqualTo(2);
            log.keep(named(3, "c", "read again", "x"));
        }

        assertThat(read()).containsExactly(ROWS.get(0), ROWS.get(1), named(3, "c", "read again", "x"));
    }

    @Test
    void partThatChangesWhileItIsReadIsTold() throws IOException {
        try (ChangeLog log = open("18")) {
            byte[] changed = whole.clone();
            changed[endOf(1) + 3] ^= 1;
            Files.write(part, changed);
            assertThatExceptionOfType(ChangeLogException.class)
                    .isThrownBy(() -> log.find(2))
                    .withMessageContaining(part + ": it changed since it was written");

            Files.write(part, new byte[10]);
            assertThatExceptionOfType(ChangeLogException.class)
                    .isThrownBy(() -> log.find(2))
                    .withMessageContaining(part + ": shorter than it was");
        }
    }

    private List<ChangedRow> read() {
        List<ChangedRow> rows = new ArrayList<>();
        try (ChangeLog log = open("18")) {
            log.forEach(rows::add);
        }
        return rows;
    }

    private ChangeLog open(String writer) {
        return ChangeLog.open(ChangeParts.at(folder.toString(), new S3Access()), writer);
    }

    private int rowsIn(int length) {
        int rows = 0;
        while (rows < ROWS.size() && endOf(rows + 1) <= length) {
            rows++;
        }
        return rows;
    }

    private static int endOf(int rows) {
        return ROWS.subList(0, rows).stream()
                .mapToInt(row -> PartRecord.of(row).length())
                .sum();
    }
}
