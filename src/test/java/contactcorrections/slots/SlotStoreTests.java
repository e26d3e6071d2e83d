package contactcorrections.slots;

import static org.assertj.core.api.Assertions.assertThat;

import contactcorrections.checkpoint.Checkpoint;
import contactcorrections.checkpoint.Portion;
import contactcorrections.checkpoint.Undecided;
import contactcorrections.database.PostgresServer;
import contactcorrections.outcome.Calls;
import contactcorrections.outcome.Outcome;
import contactcorrections.outcome.Repository;
import contactcorrections.row.RowPosition;
import contactcorrections.row.RowState;
import contactcorrections.row.SlotRows;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Slots in a real PostgreSQL. Slot 1 of 4 has the rows 1, 5, 9 and so on. */
@Timeout(120)
class SlotStoreTests {

    private static final AtomicLong INPUTS = new AtomicLong();
    private static final int SLOT = 1;

    @TempDir
    static Path data;

    private static PostgresServer postgres;
    private static Repository repository;

    private final UUID ourProcess = UUID.randomUUID();
    private final UUID theirProcess = UUID.randomUUID();
    private SlotStore ours;
    private SlotStore theirs;
    private long input;
    private long step;

    @BeforeAll
    static void startPostgres() throws IOException {
        postgres = PostgresServer.start(data);
        repository = Repository.in(postgres);
    }

    @AfterAll
    static void stopPostgres() throws IOException {
        repository.close();
        postgres.close();
    }

    @BeforeEach
    void shareAnInputOut() {
        ours = new SlotStore(repository.client, repository.transaction, ourProcess);
        theirs = new SlotStore(repository.client, repository.transaction, theirProcess);
        input = INPUTS.incrementAndGet();
        step = 10 * input + SLOT;
        repository.input(input, "/in/" + input, "fingerprint");
        ours.open(input, input, Map.of(0, 10 * input, SLOT, step, 2, 10 * input + 2, 3, 10 * input + 3));
    }

    @Test
    void slotThatNobodyHadIsTakenWithoutDelay() {
        SlotOwner slot = ours.take(step).orElseThrow();

        assertThat(slot.slot().number()).isEqualTo(SLOT);
        assertThat(slot.slot().of()).isEqualTo(4);
        assertThat(slot.delay()).isZero();
        assertThat(ours.owned(input)).isEqualTo(1);
    }

    @Test
    void slotThatWasHandedBackIsTakenWithoutDelay() {
        ours.handBack(ours.take(step).orElseThrow());

        assertThat(ours.owned(input)).isZero();
        assertThat(theirs.take(step).orElseThrow().delay()).isZero();
    }

    @Test
    void whoTakesASlotOverWaitsForTheLastCallOfItsOwner() {
        SlotOwner first = ours.take(step).orElseThrow();

        SlotOwner second = theirs.take(step).orElseThrow();

        assertThat(second.epoch()).isGreaterThan(first.epoch());
        assertThat(second.delay()).isBetween(Lease.TAKE_OVER.minusSeconds(5), Lease.TAKE_OVER);
        // Handed back by who never sent, the wait for the first is not over.
        theirs.handBack(second);
        assertThat(theirs.take(step).orElseThrow().delay()).isBetween(Duration.ofSeconds(1), Lease.TAKE_OVER);
    }

    @Test
    void slotIsNotHandedBackByWhoHasLostIt() {
        SlotOwner first = ours.take(step).orElseThrow();
        theirs.take(step);

        ours.handBack(first);

        assertThat(ours.owned(input)).isEqualTo(1);
    }

    @Test
    void nothingIsStoredByWhoHasLostTheSlot() {
        Portion lost = portion(ours.take(step).orElseThrow(), ourProcess);
        Portion taken = portion(theirs.take(step).orElseThrow(), theirProcess);
        read(lost, 1, 5);
        read(taken, 1, 5);

        assertThat(repository.store.begin(lost, 5)).isFalse();
        assertThat(repository.store.store(lost, outcomes(1), () -> {})).isFalse();
        assertThat(repository.store.leave(lost, 0, List.of(new Undecided(5, 1, 0))))
                .isFalse();
        repository.store.complete(lost);
        assertThat(ours.isOver(step)).isFalse();

        assertThat(repository.store.begin(taken, 5)).isTrue();
        assertThat(repository.store.store(taken, outcomes(1, 5), () -> {})).isTrue();
        assertThat(load(taken).position()).isEqualTo(position(5).next());
    }

    /** A process that takes over in the middle of a store waits for its end, and finds what was stored. */
    @Test
    void takeOverWaitsForAStoreThatIsUnderWay() throws Exception {
        Portion portion = portion(ours.take(step).orElseThrow(), ourProcess);
        read(portion, 1);
        var taken = new CompletableFuture<SlotOwner>();

        repository.store.store(portion, outcomes(1), () -> {
            taken.completeAsync(() -> theirs.take(step).orElseThrow());
            sleep(500);
            assertThat(taken).isNotDone();
        });

        SlotOwner owner = taken.get(30, TimeUnit.SECONDS);
        assertThat(load(portion(owner, theirProcess)).position())
                .isEqualTo(position(1).next());
    }

    @Test
    void slotContinuesAfterItsFirstRowWithoutAnOutcome() {
        SlotOwner owner = ours.take(step).orElseThrow();
        Portion portion = portion(owner, ourProcess);
        read(portion, 1, 5, 9, 13, 17);
        repository.store.begin(portion, 17);
        repository.store.store(portion, outcomes(1, 5, 13), () -> {});

        Portion resumed = portion(owner, ourProcess);
        Checkpoint checkpoint = load(resumed);

        assertThat(checkpoint.position()).isEqualTo(position(5).next());
        assertThat(checkpoint.decidedBeyond().contains(13)).isTrue();
        assertThat(checkpoint.decidedBeyond().count()).isEqualTo(1);
        assertThat(checkpoint.mayHaveBeenSent(9)).isTrue();
        assertThat(checkpoint.mayHaveBeenSent(21)).isFalse();
        // Numbers of the slot's rows go on where they were.
        read(resumed, 9, 13, 17);
        resumed.rows().forget(13);
        repository.store.store(resumed, outcomes(9, 17), () -> {});
        assertThat(load(portion(owner, ourProcess)).position())
                .isEqualTo(position(17).next());
    }

    @Test
    void slotOfWhichNoRowIsDecidedBeginsAtTheFirst() {
        SlotOwner owner = ours.take(step).orElseThrow();
        assertThat(load(portion(owner, ourProcess)).position()).isNull();

        Portion portion = portion(owner, ourProcess);
        read(portion, 1, 5);
        repository.store.store(portion, outcomes(5), () -> {});
        Checkpoint gapAtTheBeginning = load(portion(owner, ourProcess));

        assertThat(gapAtTheBeginning.position()).isNull();
        assertThat(gapAtTheBeginning.decidedBeyond().contains(5)).isTrue();
    }

    @Test
    void slotThatIsDoneIsTakenByNobodyUntilTheNextRun() {
        Portion portion = portion(ours.take(step).orElseThrow(), ourProcess);
        repository.store.complete(portion);
        assertThat(ours.isOver(step)).isTrue();
        assertThat(ours.left(input)).isEqualTo(3);
        assertThat(theirs.take(step)).isEmpty();

        theirs.open(input, input + 1_000, Map.of(SLOT, step + 10_000));

        assertThat(theirs.isOver(step)).isTrue();
        assertThat(theirs.take(step + 10_000)).isPresent();
        assertThat(repository.store.begin(portion, 1)).isFalse();
    }

    @Test
    void slotGoesWithItsInput() {
        ours.take(step);

        repository.inputs.remove(input);

        assertThat(ours.count(input)).isZero();
    }

    private Checkpoint load(Portion portion) {
        return repository.checkpoints.load(portion);
    }

    private Portion portion(SlotOwner owner, UUID process) {
        var fence = new SlotFence(repository.client, input, SLOT, owner.epoch(), process);
        return new Portion(input, input, owner.slot(), new SlotRows(), fence);
    }

    private static void read(Portion portion, long... rows) {
        LongStream.of(rows).forEach(portion.rows()::read);
    }

    private static List<Outcome> outcomes(long... rows) {
        return LongStream.of(rows)
                .mapToObj(row -> new Outcome(
                        position(row),
                        "contact",
                        RowState.SUCCEEDED,
                        List.of(),
                        new Calls(1, 0, "request", Repository.NOON, Duration.ofMillis(5)),
                        null,
                        false))
                .toList();
    }

    private static RowPosition position(long row) {
        return new RowPosition(row, row + 1, 1, 10 * row, 10);
    }

    private static void sleep(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
