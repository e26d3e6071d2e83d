package contactcorrections.trace;

import static org.assertj.core.api.Assertions.assertThat;

import contactcorrections.outcome.Repository;
import contactcorrections.row.RowPosition;
import java.util.List;
import java.util.NavigableSet;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rows of these inputs have two lines each, from line 2 on. */
class NeighboursTests {

    private static final long INPUT = 7;

    private final Repository repository = new Repository();
    private final TraceQueries queries = new TraceQueries(repository.client);

    @BeforeEach
    void register() {
        repository.input(INPUT, "/in/a.csv", "sha256:a");
        repository.input(8, "/in/b.csv", "sha256:b");
        repository.succeeded(8, LongStream.rangeClosed(1, 300).toArray());
    }

    @AfterEach
    void close() {
        repository.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 30, 100, 199, 200})
    void decidedRowsAroundALineAreFoundWhateverGapsThereAre(int decided) {
        NavigableSet<Long> rows = rows(decided);
        repository.succeeded(INPUT, rows.stream().mapToLong(Long::longValue).toArray());

        for (long line = 1; line <= 405; line++) {
            var found = Neighbours.of(line, INPUT, queries);

            assertThat(number(found.before())).as("before line %s", line).isEqualTo(rows.floor(line / 2));
            assertThat(number(found.after())).as("after line %s", line).isEqualTo(rows.higher(line / 2));
            assertThat(found.rowOf(line).map(RowPosition::row).orElse(null))
                    .as("row in line %s", line)
                    .isEqualTo(rows.contains(line / 2) ? line / 2 : null);
        }
    }

    @Test
    void lineBeyondAllIsNoRow() {
        repository.succeeded(INPUT, 1, 2);

        assertThat(Neighbours.of(Long.MAX_VALUE / 2, INPUT, queries).after()).isNull();
    }

    @Test
    void rowsWithoutOneBetweenThemAreNextToEachOther() {
        repository.succeeded(INPUT, 1, 2, 4);

        assertThat(List.of(1L, 2L, 4L, 8L))
                .extracting(line -> Neighbours.of(line, INPUT, queries).areNextToEachOther())
                .containsExactly(true, true, false, false);
    }

    private static NavigableSet<Long> rows(int count) {
        var random = new Random(count);
        var rows = new TreeSet<Long>();
        while (rows.size() < count) {
            rows.add(1L + random.nextInt(200));
        }
        return rows;
    }

    private static @Nullable Long number(@Nullable RowPosition position) {
        return position == null ? null : position.row();
    }
}
