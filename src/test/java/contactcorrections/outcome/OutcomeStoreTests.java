package contactcorrections.outcome;

import static contactcorrections.outcome.Repository.NOON;
import static contactcorrections.outcome.Repository.error;
import static contactcorrections.outcome.Repository.invalid;
import static contactcorrections.outcome.Repository.position;
import static contactcorrections.outcome.Repository.refused;
import static contactcorrections.outcome.Repository.succeeded;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import contactcorrections.checkpoint.Checkpoint;
import contactcorrections.checkpoint.Undecided;
import contactcorrections.row.RowError;
import contactcorrections.row.RowPosition;
import contactcorrections.row.RowState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DuplicateKeyException;

class OutcomeStoreTests {

    private static final long INPUT = 1;

    private final Repository repository = new Repository();
    private final OutcomeStore store = repository.store;

    @BeforeEach
    void register() {
        repository.input(INPUT, "/in/a.csv", "sha256:a");
    }

    @AfterEach
    void close() {
        repository.close();
    }

    @Test
    void freshInputBeginsAtItsFirstRow() {
        Checkpoint checkpoint = load(INPUT);

        assertThat(checkpoint.position()).isNull();
        assertThat(checkpoint.decidedBeyond().count()).isZero();
        assertThat(checkpoint.undecided()).isEmpty();
        assertThat(checkpoint.begunRow()).isZero();
    }

    @Test
    void runGoesOnBehindTheRowsThatAreDecided() {
        repository.succeeded(INPUT, 1, 2, 3);

        Checkpoint checkpoint = load(INPUT);

        assertThat(checkpoint.position()).isEqualTo(position(3).next());
        assertThat(checkpoint.decidedBeyond().count()).isZero();
    }

    @Test
    void runGoesOnAtTheFirstGapAndKnowsWhatIsDecidedBeyond() {
        repository.succeeded(INPUT, 1, 2, 4, 5, 8);

        Checkpoint checkpoint = load(INPUT);

        assertThat(checkpoint.position()).isEqualTo(position(2).next());
        assertThat(beyond(checkpoint)).containsExactlyInAnyOrder(4L, 5L, 8L);
    }

    @Test
    void missingFirstRowMeansFromTheBeginning() {
        repository.succeeded(INPUT, 2, 3);

        Checkpoint checkpoint = load(INPUT);

        assertThat(checkpoint.position()).isNull();
        assertThat(beyond(checkpoint)).containsExactlyInAnyOrder(2L, 3L);
    }

    @Test
    void gapOfOneInputIsNoGapOfAnother() {
        repository.input(2, "/in/b.csv", "sha256:b");
        repository.succeeded(INPUT, 1, 2);
        repository.succeeded(2, 1, 3);

        assertThat(load(INPUT).position()).isEqualTo(position(2).next());
        assertThat(load(2).position()).isEqualTo(position(1).next());
    }

    @Test
    void everyStateIsStoredAsItWas() {
        RowError noColumn = error("NOTHING_TO_UPDATE", null);
        RowError name = error("NAME_TOO_LONG", "Name");
        repository.store(INPUT, 7, List.of(succeeded(1), invalid(2, name, noColumn), refused(3, "ConflictException")));

        List<SucceededRow> succeeded = new ArrayList<>();
        repository.queries.succeededRows(INPUT, succeeded::add);
        List<FailedRow> failed = new ArrayList<>();
        repository.queries.failedRows(INPUT, failed::add);

        assertThat(succeeded).containsExactly(new SucceededRow(2, "contact-1", "request-1", 1, NOON));
        assertThat(failed)
                .containsExactly(
                        new FailedRow(position(2), RowState.INVALID, List.of(name, noColumn)),
                        new FailedRow(
                                position(3),
                                RowState.REFUSED,
                                List.of(new RowError(
                                        "ConflictException", null, "Connect refused the update: ConflictException"))));
    }

    @Test
    void rowIsDecidedOnce() {
        repository.succeeded(INPUT, 1);

        assertThatExceptionOfType(DuplicateKeyException.class).isThrownBy(() -> repository.succeeded(INPUT, 1));
    }

    @Test
    void noOutcomesAreStoredWithoutAComplaint() {
        repository.store(INPUT, 1, List.of());

        assertThat(load(INPUT).position()).isNull();
    }

    @Test
    void longestValuesFit() {
        var calls = new Calls(Integer.MAX_VALUE, 0, "r".repeat(200), NOON, Duration.ofDays(20));
        var position = new RowPosition(1, Long.MAX_VALUE / 4, 1, Long.MAX_VALUE / 4, 1 << 20);
        var error = new RowError("C".repeat(100), "\uD83D\uDE00".repeat(4_096) + ".Value", "m".repeat(1_000));
        repository.store(
                INPUT,
                1,
                List.of(new Outcome(
                        position, "\uD83D\uDE00".repeat(256), RowState.REFUSED, List.of(error), calls, null, true)));

        List<FailedRow> failed = new ArrayList<>();
        repository.queries.failedRows(INPUT, failed::add);
        assertThat(failed).containsExactly(new FailedRow(position, RowState.REFUSED, List.of(error)));
    }

    @Test
    void begunChunkIsRememberedThoughItsTransactionIsRolledBack() {
        repository.transaction.executeWithoutResult(chunk -> {
            store.begin(repository.checkpoints.whole(INPUT, 1), 100);
            chunk.setRollbackOnly();
        });

        Checkpoint checkpoint = load(INPUT);

        assertThat(checkpoint.position()).isNull();
        assertThat(checkpoint.mayHaveBeenSent(1)).isTrue();
        assertThat(checkpoint.mayHaveBeenSent(100)).isTrue();
        assertThat(checkpoint.mayHaveBeenSent(101)).isFalse();
    }

    @Test
    void begunRowNeverGoesBack() {
        store.begin(repository.checkpoints.whole(INPUT, 1), 100);
        store.begin(repository.checkpoints.whole(INPUT, 1), 60);

        assertThat(load(INPUT).begunRow()).isEqualTo(100);
    }

    @Test
    void outcomesOutliveTheTransactionOfTheirChunk() {
        repository.transaction.executeWithoutResult(chunk -> {
            repository.store(INPUT, 1, List.of(succeeded(1), succeeded(2)));
            chunk.setRollbackOnly();
        });

        assertThat(load(INPUT).position()).isEqualTo(position(2).next());
    }

    @Test
    void chunkThatIsLeftInGoodOrderKnowsWhatWasSent() {
        store.begin(repository.checkpoints.whole(INPUT, 1), 10);
        repository.succeeded(INPUT, 1, 3);
        store.leave(repository.checkpoints.whole(INPUT, 1), 0, List.of(new Undecided(2, 3, 1)));

        Checkpoint checkpoint = load(INPUT);

        assertThat(checkpoint.undecided()).isEqualTo(Map.of(2L, new Undecided(2, 3, 1)));
        assertThat(checkpoint.mayHaveBeenSent(2)).isTrue();
        assertThat(checkpoint.mayHaveBeenSent(4)).isFalse();
    }

    @Test
    void leavingKeepsWhatAKilledRunMayHaveSent() {
        store.begin(repository.checkpoints.whole(INPUT, 1), 10);
        Checkpoint resumed = load(INPUT);
        store.begin(repository.checkpoints.whole(INPUT, 1), 20);
        store.leave(repository.checkpoints.whole(INPUT, 1), resumed.begunRow(), List.of());

        assertThat(load(INPUT).begunRow()).isEqualTo(10);
    }

    @Test
    void undecidedRowIsReplacedAndForgottenOnceDecided() {
        store.leave(repository.checkpoints.whole(INPUT, 1), 0, List.of(new Undecided(1, 1, 0), new Undecided(2, 1, 0)));
        store.leave(repository.checkpoints.whole(INPUT, 1), 0, List.of(new Undecided(1, 4, 2)));
        repository.succeeded(INPUT, 2);

        assertThat(load(INPUT).undecided()).isEqualTo(Map.of(1L, new Undecided(1, 4, 2)));
    }

    @Test
    void gapBehindManyRowsIsFound() {
        repository.succeeded(INPUT, LongStream.rangeClosed(1, 5_000).toArray());
        repository.succeeded(INPUT, 5_002);

        Checkpoint checkpoint = load(INPUT);

        assertThat(checkpoint.position()).isEqualTo(position(5_000).next());
        assertThat(beyond(checkpoint)).containsExactly(5_002L);
    }

    @Test
    void manyRowsBeyondAGapAreAllKnown() {
        long[] beyond = LongStream.rangeClosed(2, 12_345)
                .filter(row -> row % 1_000 != 1)
                .toArray();
        repository.succeeded(INPUT, beyond);

        assertThat(beyond(load(INPUT)))
                .containsExactlyElementsOf(LongStream.of(beyond).boxed().toList());
    }

    private static List<Long> beyond(Checkpoint checkpoint) {
        List<Long> rows = LongStream.rangeClosed(0, 20_000)
                .filter(checkpoint.decidedBeyond()::contains)
                .boxed()
                .toList();
        assertThat(rows).hasSize(checkpoint.decidedBeyond().count());
        return rows;
    }

    @Test
    void nothingIsRecordedOnceALaterRunHasBegun() {
        repository.runs.begin(Repository.run(1, INPUT, NOON), Map.of());
        store.begin(repository.checkpoints.whole(INPUT, 1), 10);
        repository.runs.begin(Repository.run(2, INPUT, NOON), Map.of());

        assertThat(store.begin(repository.checkpoints.whole(INPUT, 1), 20)).isFalse();
        assertThat(store.store(
                        repository.checkpoints.whole(INPUT, 1),
                        List.of(succeeded(1)),
                        () -> repository.runs.used(1, 5, 5)))
                .isFalse();
        assertThat(store.leave(repository.checkpoints.whole(INPUT, 1), 0, List.of(new Undecided(2, 1, 0))))
                .isFalse();

        Checkpoint checkpoint = load(INPUT);
        assertThat(checkpoint.position()).isNull();
        assertThat(checkpoint.decidedBeyond().count()).isZero();
        assertThat(checkpoint.undecided()).isEmpty();
        assertThat(checkpoint.begunRow()).isEqualTo(10);
        assertThat(repository.runs.find(1).orElseThrow().tokensTaken()).isZero();
        assertThat(store.store(repository.checkpoints.whole(INPUT, 2), List.of(succeeded(1)), () -> {}))
                .isTrue();
    }

    private Checkpoint load(long input) {
        return repository.checkpoints.load(repository.checkpoints.whole(input, 1));
    }
}
