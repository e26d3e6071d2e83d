package contactcorrections.changes;

import static org.assertj.core.api.Assertions.assertThat;

import contactcorrections.contact.FieldChange;
import contactcorrections.contact.FieldValue;
import contactcorrections.request.column.Field;
import contactcorrections.request.column.ObjectName;
import contactcorrections.request.column.RequestObject;
import contactcorrections.s3.S3Access;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever rows change, and in whatever order several processes keep them, it is there as it was first read. */
class RandomChangesTests {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void whatWasKeptIsReadBack(long seed) {
        Random random = new Random(seed);
        RandomChanges changes = new RandomChanges(seed);
        Map<Long, ChangedRow> expected = new TreeMap<>();
        for (int process = 1; process <= 4; process++) {
            try (ChangeLog log = open(process + "-" + random.nextInt(3))) {
                assertHas(expected, log);
                for (int i = 0; i < 400; i++) {
                    ChangedRow row = changes.row(1 + random.nextInt(1_000));
                    expected.putIfAbsent(row.row(), row);
                    keep(row, random, log);
                }
                log.flush();
                assertHas(expected, log);
            }
        }
    }

    private static void keep(ChangedRow row, Random random, ChangeLog log) {
        if (random.nextBoolean()) {
            // A row that is kept while it is added would be read twice at once, which no process does.
            log.flush();
            log.keep(row);
        } else {
            log.add(row);
        }
    }

    private static void assertHas(Map<Long, ChangedRow> expected, ChangeLog log) {
        List<ChangedRow> ascending = new ArrayList<>();
        List<ChangedRow> descending = new ArrayList<>();
        log.forEach(ascending::add);
        log.forEachReversed(row -> descending.add(0, row));
        assertThat(ascending).isEqualTo(List.copyOf(expected.values())).isEqualTo(descending);
        assertThat(log.rows()).isEqualTo(expected.size());
        for (long row = 1; row <= 1_000; row += 7) {
            assertThat(log.find(row).orElse(null)).isEqualTo(expected.get(row));
        }
        assertThat(log.ofContact("i1", "c7"))
                .isEqualTo(expected.values().stream()
                        .filter(row -> row.isOf("i1", "c7"))
                        .toList());
    }

    @Test
    void halfOfASurrogatePairBecomesTheReplacementCharacter() {
        ChangedRow row = RandomChanges.named(1, "c", "a\uD83Db\uDE00", "😀");
        try (ChangeLog log = open("1")) {
            log.keep(row);

            assertThat(log.find(1)).contains(RandomChanges.named(1, "c", "a\uFFFDb\uFFFD", "😀"));
        }
    }

    @Test
    void rowOfVeryManyLongChangesIsReadBack() {
        List<FieldChange> changes = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            FieldValue value = new FieldValue(Field.VALUE_STRING, "\",\n" + "x".repeat(2_000));
            changes.add(new FieldChange(new ObjectName(RequestObject.SEGMENT_ATTRIBUTES, "k" + i), value, value, true));
        }
        ChangedRow row = new ChangedRow(1, 2, "i", "c", changes);
        try (ChangeLog log = open("1")) {
            log.keep(row);
            log.keep(RandomChanges.named(2, "c", null, "x"));
        }
        try (ChangeLog log = open("2")) {
            assertThat(log.find(1)).contains(row);
            assertThat(log.rows()).isEqualTo(2);
        }
    }

    private ChangeLog open(String writer) {
        return ChangeLog.open(ChangeParts.at(folder.toString(), new S3Access()), writer);
    }
}
