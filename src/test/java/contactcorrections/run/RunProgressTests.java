package contactcorrections.run;

import static org.assertj.core.api.Assertions.assertThat;

import contactcorrections.row.RowState;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RunProgressTests {

    private final AtomicLong nanos = new AtomicLong(-7);
    private final Clocks clocks = new Clocks(InstantSource.system(), nanos::get);
    private final RunProgress progress = new RunProgress(new CallMonitor(clocks), clocks);

    @Test
    void restIsExpectedAtThePaceSinceRowsAreAppliedWithoutThoseOfEarlierRuns() {
        pass(Duration.ofSeconds(20));
        progress.begin(2_000, 560, 0);
        pass(Duration.ofSeconds(30));
        progress.decided(RowState.SUCCEEDED, 440);
        progress.decided(RowState.REFUSED, 40);

        assertThat(progress.left()).contains(Duration.ofSeconds(60));
    }

    @Test
    void burstAtTheBeginningIsNoPace() {
        progress.begin(1_000, 0, 0);
        pass(Duration.ofMillis(1));
        progress.decided(RowState.SUCCEEDED, 10);

        assertThat(progress.left()).contains(Duration.ofSeconds(99));
    }

    @Test
    void nothingIsExpectedBeforeTheFirstRow() {
        assertThat(progress.left()).isEmpty();
        progress.begin(1_000, 900, 0);
        pass(Duration.ofSeconds(30));

        assertThat(progress.left()).isEmpty();
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }
}
