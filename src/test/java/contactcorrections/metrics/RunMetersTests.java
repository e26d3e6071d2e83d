package contactcorrections.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import contactcorrections.row.RowState;
import contactcorrections.run.CallMonitor;
import contactcorrections.run.Clocks;
import contactcorrections.run.RunProgress;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

class RunMetersTests {

    private final RunProgress progress = new RunProgress(new CallMonitor(Clocks.SYSTEM), Clocks.SYSTEM);
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    @Test
    void rowsAreThoseThatThisRunHasDecided() {
        new RunMeters(progress).bindTo(registry);
        progress.begin(100, 40, 10);
        progress.decided(RowState.SUCCEEDED, 5);
        progress.decided(RowState.INVALID, 2);
        progress.decided(RowState.REFUSED, 1);

        assertThat(rows("succeeded")).isEqualTo(5);
        assertThat(rows("invalid")).isEqualTo(2);
        assertThat(rows("refused")).isEqualTo(1);
        assertThat(registry.get("corrections.rows.remaining").gauge().value()).isEqualTo(52);
        assertThat(progress.failed()).isEqualTo(13);
    }

    private double rows(String state) {
        return registry.get("corrections.rows")
                .tag("state", state)
                .functionCounter()
                .count();
    }
}
