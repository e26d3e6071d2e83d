package contactcorrections.metrics;

import contactcorrections.row.RowState;
import contactcorrections.run.CallMonitor;
import contactcorrections.run.RunProgress;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** The meters of one run. */
public final class RunMeters implements MeterBinder {

    private static final String PREFIX = "corrections.";

    private final RunProgress progress;

    public RunMeters(RunProgress progress) {
        this.progress = progress;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (RowState state : RowState.values()) {
            FunctionCounter.builder(PREFIX + "rows", progress, run -> run.decided(state))
                    .description("Rows that this run has decided")
                    .tag("state", state.name().toLowerCase(Locale.ROOT))
                    .register(registry);
        }
        Gauge.builder(PREFIX + "rows.remaining", progress, run -> run.rows() - run.decided())
                .description("Rows of the input that are not decided yet")
                .register(registry);
        bindCalls(progress.calls(), registry);
        FunctionCounter.builder(
                        PREFIX + "reads",
                        progress.reads(),
                        monitor -> monitor.counts().attempts())
                .description("Attempts to read contacts before they are updated")
                .register(registry);
    }

    private static void bindCalls(CallMonitor calls, MeterRegistry registry) {
        FunctionCounter.builder(
                        PREFIX + "calls", calls, monitor -> monitor.counts().attempts())
                .description("Attempts, first and retried")
                .register(registry);
        FunctionCounter.builder(
                        PREFIX + "calls.throttled",
                        calls,
                        monitor -> monitor.counts().throttled())
                .description("Attempts that were answered with throttling")
                .register(registry);
        FunctionCounter.builder(
                        PREFIX + "calls.retried",
                        calls,
                        monitor -> monitor.counts().retried())
                .description("Attempts that were not the first of their row")
                .register(registry);
        FunctionTimer.builder(
                        PREFIX + "token.wait",
                        calls,
                        monitor -> monitor.counts().attempts(),
                        CallMonitor::waitedNanos,
                        TimeUnit.NANOSECONDS)
                .description("The wait of an attempt for its token")
                .register(registry);
        FunctionTimer.builder(
                        PREFIX + "latency",
                        calls,
                        monitor -> monitor.counts().attempts(),
                        CallMonitor::tookNanos,
                        TimeUnit.NANOSECONDS)
                .description("The time from a request to its answer")
                .register(registry);
    }
}
