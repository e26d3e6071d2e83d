package contactcorrections.console;

import contactcorrections.run.CallMonitor;
import contactcorrections.run.RunProgress;
import contactcorrections.run.Wording;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** Shows how far a run is: a bar on a terminal, a line now and then elsewhere. */
final class ProgressDisplay implements AutoCloseable {

    private static final Duration LINE_EVERY = Duration.ofSeconds(30);
    private static final Duration BAR_EVERY = Duration.ofSeconds(1);
    /** A single failed call is no outage. */
    private static final Duration NO_BLINK = Duration.ofSeconds(2);

    private final String name;
    private final RunProgress progress;
    private final double allowedRate;
    private final Duration patience;
    private final PrintWriter err;
    private final ScheduledExecutorService timer;
    private final @Nullable ProgressBar bar;
    private final Pace pace = new Pace();

    private ProgressDisplay(
            String name,
            RunProgress progress,
            double allowedRate,
            Duration patience,
            PrintWriter err,
            @Nullable ProgressBar bar) {
        this.name = name;
        this.progress = progress;
        this.allowedRate = allowedRate;
        this.patience = patience;
        this.err = err;
        this.bar = bar;
        this.timer = Executors.newSingleThreadScheduledExecutor(task -> {
            var thread = new Thread(task, "progress");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** @param asBar whether it is shown as a bar; otherwise as lines */
    static ProgressDisplay start(
            String name, RunProgress progress, double allowedRate, Duration patience, PrintWriter err, boolean asBar) {
        ProgressBar bar = asBar
                ? new ProgressBarBuilder()
                        .setTaskName(name)
                        .setStyle(ProgressBarStyle.ASCII)
                        .setUpdateIntervalMillis((int) BAR_EVERY.toMillis())
                        .hideEta()
                        .build()
                : null;
        var display = new ProgressDisplay(name, progress, allowedRate, patience, err, bar);
        Duration every = bar == null ? LINE_EVERY : BAR_EVERY;
        Future<?> unused = display.timer.scheduleAtFixedRate(
                display::show, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
        return display;
    }

    /** Whether a person is watching. */
    @SuppressWarnings("SystemConsoleNull")
    static boolean isWatched() {
        java.io.Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            // Since Java 22 there is a console even where there is no terminal.
            return (boolean) java.io.Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            return true;
        }
    }

    /** Prints something without disturbing the bar. */
    synchronized void aside(Runnable print) {
        if (bar != null) {
            bar.pause();
            err.print("\r\u001b[K");
        }
        print.run();
        err.flush();
        if (bar != null) {
            bar.resume();
        }
    }

    private synchronized void show() {
        if (bar == null) {
            err.printf("%s: %s%n", name, line());
            return;
        }
        bar.maxHint(progress.rows());
        bar.stepTo(progress.decided());
        bar.setExtraMessage(" " + details());
    }

    private String line() {
        return switch (progress.phase()) {
            case PREFLIGHT -> String.format(Locale.ROOT, "checking, %,d rows so far", progress.read());
            case REPORT -> "writing the report";
            case APPLY ->
                String.format(
                        Locale.ROOT,
                        "%,d of %,d rows (%s), %s",
                        progress.decided(),
                        progress.rows(),
                        percent(),
                        details());
        };
    }

    private String details() {
        if (progress.phase() != RunProgress.Phase.APPLY) {
            return progress.phase() == RunProgress.Phase.REPORT ? "report" : "checking";
        }
        CallMonitor calls = progress.calls();
        CallMonitor.Counts counts = calls.counts();
        double rate = pace.perSecond(counts.attempts());
        return calls.outage()
                .or(progress.reads()::outage)
                .filter(outage -> outage.lasting().compareTo(NO_BLINK) > 0)
                .map(outage -> "Connect: %s, waiting, %s of %s"
                        .formatted(outage.what(), Wording.roundedUp(outage.lasting()), Wording.roundedUp(patience)))
                .orElseGet(() -> String.format(
                        Locale.ROOT,
                        "%.1f calls/s of %.1f, %s%,d failed, %s left",
                        rate,
                        allowedRate,
                        counts.throttled() == 0
                                ? ""
                                : String.format(Locale.ROOT, "%,d throttled, ", counts.throttled()),
                        progress.failed(),
                        progress.left().map(Wording::roundedUp).orElse("unknown time")));
    }

    private String percent() {
        return progress.rows() == 0 ? "100 %" : progress.decided() * 100 / progress.rows() + " %";
    }

    @Override
    public void close() {
        timer.shutdownNow();
        if (bar != null) {
            show();
            bar.close();
        }
    }

    /** How fast something grows. */
    private static final class Pace {

        private long lastNanos = System.nanoTime();
        private long lastCount;

        double perSecond(long count) {
            long now = System.nanoTime();
            double seconds = (now - lastNanos) / 1e9;
            double rate = seconds <= 0 ? 0 : (count - lastCount) / seconds;
            lastNanos = now;
            lastCount = count;
            return rate;
        }
    }
}
