package contactcorrections.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StopSignalTests {

    private static final StopCause LEFT = new StopCause.LeftToOthers("Taken over");
    private static final StopCause DENIED = new StopCause.CannotGoOn("Access denied", true);

    private final StopSignal run = new StopSignal();

    @Test
    void stopOfTheRunEndsItsParts() {
        StopSignal before = run.ofPart();
        run.raise(DENIED);
        StopSignal after = run.ofPart();

        assertThat(before.cause()).contains(DENIED);
        assertThat(after.cause()).contains(DENIED);
    }

    @Test
    void whatEndsAPartEndsTheRunAndItsOtherParts() {
        StopSignal one = run.ofPart();
        StopSignal other = run.ofPart();

        one.raise(DENIED);

        assertThat(run.cause()).contains(DENIED);
        assertThat(other.cause()).contains(DENIED);
    }

    @Test
    void partThatIsLeftToOthersEndsAlone() {
        StopSignal one = run.ofPart();
        StopSignal other = run.ofPart();

        one.raise(LEFT);

        assertThat(one.cause()).contains(LEFT);
        assertThat(other.isRaised()).isFalse();
        assertThat(run.isRaised()).isFalse();
    }

    @Test
    void actionIsDoneOnceWheneverItIsAdded() {
        List<StopCause> told = new ArrayList<>();
        run.whenRaised(told::add);
        run.raise(DENIED);
        run.raise(LEFT);
        assertThat(told).containsExactly(DENIED);

        run.whenRaised(told::add);
        assertThat(told).containsExactly(DENIED, DENIED);
    }
}
