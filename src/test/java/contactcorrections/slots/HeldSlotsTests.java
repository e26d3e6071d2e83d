package contactcorrections.slots;

import static org.assertj.core.api.Assertions.assertThat;

import contactcorrections.apply.Assignment;
import contactcorrections.checkpoint.Fence;
import contactcorrections.checkpoint.Portion;
import contactcorrections.repository.Confirmation;
import contactcorrections.row.Slot;
import contactcorrections.row.SlotRows;
import contactcorrections.run.CallMonitor;
import contactcorrections.run.Clocks;
import contactcorrections.run.Run;
import contactcorrections.run.RunProgress;
import contactcorrections.run.StopSignal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class HeldSlotsTests {

    private static final long STEP = 7;

    private final HeldSlots held = new HeldSlots();

    private record Held(SlotOwner owner, Lease lease, StopSignal stop) {}

    @Test
    void slotThatIsStillOursIsConfirmed() {
        Held slot = add(3);

        held.confirm(later(), Map.of(STEP, 3L));

        assertThat(slot.stop().isRaised()).isFalse();
        assertThat(slot.lease().isValid()).isTrue();
    }

    @Test
    void slotThatSomebodyHasTakenIsGivenUp() {
        Held missing = add(3);
        held.confirm(later(), Map.of());
        assertThat(missing.stop().isRaised()).isTrue();

        held.remove(missing.owner());
        Held newer = add(5);
        held.confirm(later(), Map.of(STEP, 6L));
        assertThat(newer.stop().isRaised()).isTrue();
    }

    @Test
    void slotThatWasTakenAfterTheQuestionIsNotInTheAnswer() {
        Confirmation.Moment asked = Lease.now();
        Held slot = add(3);

        held.confirm(asked, Map.of());

        assertThat(slot.stop().isRaised()).isFalse();
    }

    /** db-scheduler may take this very process for dead, and hand it the slot once more. */
    @Test
    void slotThatIsTakenOnceMoreStaysWhenTheFirstComesToItsEnd() {
        Held first = add(3);
        Held second = add(4);
        assertThat(first.stop().isRaised()).isTrue();
        assertThat(second.stop().isRaised()).isFalse();

        held.remove(first.owner());

        assertThat(held.assignment(STEP)).isPresent();
        held.remove(second.owner());
        assertThat(held.assignment(STEP)).isEmpty();
    }

    @Test
    void noCallLeavesBeforeThoseOfTheOwnerBeforeAreOver() {
        assertThat(new Lease(Lease.now(), Duration.ofMinutes(1)).isValid()).isFalse();
        assertThat(new Lease(Lease.now(), Duration.ZERO).isValid()).isTrue();
    }

    @Test
    void noCallLeavesLongAfterTheLastConfirmation() {
        long nanos = System.nanoTime();
        var byNanos = new Confirmation.Moment(
                Instant.now(), nanos - Lease.LENGTH.plusMillis(1).toNanos());
        var byWall = new Confirmation.Moment(Instant.now().minus(Lease.LENGTH).minusMillis(1), nanos);

        assertThat(new Lease(byNanos, Duration.ZERO).isValid()).isFalse();
        assertThat(new Lease(byWall, Duration.ZERO).isValid()).isFalse();
    }

    private static Confirmation.Moment later() {
        return new Confirmation.Moment(Instant.now(), System.nanoTime() + 1);
    }

    private Held add(long epoch) {
        var owner = new SlotOwner(new Slot(1, 4), STEP, epoch, Duration.ZERO);
        var lease = new Lease(Lease.now(), Duration.ZERO);
        StopSignal stop = new StopSignal().ofPart();
        var run = new Run(
                Run.Purpose.RUN, 1, 1, stop, lease, new RunProgress(new CallMonitor(Clocks.SYSTEM), Clocks.SYSTEM));
        Fence fence = new SlotFence(
                JdbcClient.create(new DriverManagerDataSource("jdbc:h2:mem:unused")), 1, 1, epoch, UUID.randomUUID());
        held.add(owner, lease, new Assignment(run, new Portion(1, 1, owner.slot(), new SlotRows(), fence)));
        return new Held(owner, lease, stop);
    }
}
