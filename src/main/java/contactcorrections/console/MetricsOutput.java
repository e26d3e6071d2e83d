package contactcorrections.console;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Writes the metrics of a run each minute, and at its end. */
final class MetricsOutput implements AutoCloseable {

    private static final Duration EVERY = Duration.ofMinutes(1);

    private final EmfMetrics metrics;
    private final Consumer<String> out;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "metrics");
        thread.setDaemon(true);
        return thread;
    });

    private MetricsOutput(EmfMetrics metrics, Consumer<String> out) {
        this.metrics = metrics;
        this.out = out;
    }

    static MetricsOutput start(EmfMetrics metrics, Consumer<String> out) {
        var output = new MetricsOutput(metrics, out);
        Future<?> unused = output.timer.scheduleAtFixedRate(
                output::write, EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
        return output;
    }

    private synchronized void write() {
        out.accept(metrics.line());
    }

    @Override
    public void close() {
        timer.shutdownNow();
        write();
    }
}
