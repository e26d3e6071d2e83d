package contactcorrections.console;

import contactcorrections.history.ErrorCount;
import contactcorrections.history.PreflightResult;
import contactcorrections.input.Input;
import contactcorrections.launch.RunObserver;
import contactcorrections.metrics.MetricsFormat.RunMetrics;
import contactcorrections.report.page.Excerpt;
import contactcorrections.run.Run;
import contactcorrections.run.RunProgress;
import contactcorrections.run.Wording;
import contactcorrections.throttle.Operation;
import contactcorrections.throttle.ThrottleSettings;
import contactcorrections.workload.Workload;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Tells meanwhile how runs go: what is about to be sent, how far they are, their metrics. */
public final class RunDisplay implements RunObserver {

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private final Console console;
    private final PrintWriter err;
    private final CommandSettings settings;
    private final Run.Purpose purpose;
    private final ThrottleSettings quota;
    private final Duration patience;
    private final String instance;
    private final TimeLimit time;
    private @Nullable ProgressDisplay display;
    private @Nullable RunMetrics metrics;
    private final AtomicBoolean warnedOfMetrics = new AtomicBoolean();

    /**
     * @param instanceId the Connect instance, null where the rows name it
     */
    public RunDisplay(
            Console console,
            Run.Purpose purpose,
            ThrottleSettings quota,
            Duration patience,
            @Nullable String instanceId,
            TimeLimit time) {
        this.console = console;
        this.err = console.err();
        this.settings = console.settings();
        this.purpose = purpose;
        this.quota = quota;
        this.patience = patience;
        this.instance = instanceId == null ? "in the rows" : instanceId;
        this.time = time;
    }

    @Override
    public void begun(Input input, RunProgress progress) {
        Supplier<Map<String, Object>> about = () -> about(input, progress);
        JsonLog log = console.log();
        if (log != null) {
            log.with(about);
        }
        metrics = settings.metrics().start(progress, about, console.out()::println, this::warnOfMetrics);
        if (!settings.quiet()) {
            boolean bar = log == null && ProgressDisplay.isWatched();
            double rate = quota.allowed(operation()).rate();
            display = ProgressDisplay.start(input.name(), progress, rate, patience, err, bar);
        }
    }

    /** What the run is about, and its calls are counted of. */
    private Operation operation() {
        return purpose == Run.Purpose.PLAN ? Operation.DESCRIBE_CONTACT : Operation.UPDATE_CONTACT;
    }

    /** What a line of the log or of the metrics is about. */
    private Map<String, Object> about(Input input, RunProgress progress) {
        Map<String, Object> about = new LinkedHashMap<>();
        about.put("input", input.name());
        about.put("run", progress.run());
        about.put("connectInstanceId", instance);
        about.put("simulated", settings.simulate());
        return about;
    }

    /** Once, as the next minute and the next run most likely fail too. */
    private void warnOfMetrics(String warning) {
        if (!warnedOfMetrics.getAndSet(true)) {
            notice(warning);
        }
    }

    @Override
    public void notice(String text) {
        aside(() -> err.println(text));
    }

    @Override
    public void aboutToApply(PreflightResult preflight, long toSend, Workload workload) {
        if (!settings.quiet()) {
            aside(() -> plan(preflight, toSend, workload));
            sayWhatTimeLeaves(workload);
        }
    }

    private void plan(PreflightResult preflight, long toSend, Workload workload) {
        err.printf(Locale.ROOT, "%,d rows, %,d invalid%n", preflight.rows(), preflight.invalid());
        for (ErrorCount error : preflight.errors()) {
            err.printf(Locale.ROOT, "%,10d  %s, first on line %,d%n", error.count(), error.code(), error.firstLine());
        }
        emptied(preflight, toSend < preflight.rows() - preflight.invalid());
        Duration least = Duration.ofSeconds((long) Math.ceil(workload.rows() / workload.rowsPerSecond(quota)));
        err.printf(
                Locale.ROOT,
                "%,d rows to %s at up to %s: about %s, until %s%n",
                workload.rows(),
                purpose == Run.Purpose.PLAN ? "look up" : "apply",
                pace(workload),
                Wording.roundedUp(least),
                LocalDateTime.now(ZoneId.systemDefault())
                        .plus(least)
                        .plusSeconds(30)
                        .truncatedTo(ChronoUnit.MINUTES)
                        .format(CLOCK));
    }

    /** Where the rows wait for calls other than those that the run is about, it says for which. */
    private String pace(Workload workload) {
        Operation slowest = workload.slowest(quota);
        double rate = quota.allowed(slowest).rate();
        return slowest == operation()
                ? String.format(Locale.ROOT, "%.1f calls/s", rate)
                : String.format(
                        Locale.ROOT,
                        "%.1f rows/s (%s at %.1f calls/s, %d a row)",
                        workload.rowsPerSecond(quota),
                        slowest.apiName(),
                        rate,
                        workload.calls(slowest));
    }

    private void sayWhatTimeLeaves(Workload workload) {
        long left = time.rowsLeft(
                workload.rows(), workload.rowsPerSecond(quota), ZonedDateTime.now(ZoneId.systemDefault()));
        if (left > 0) {
            aside(() -> err.printf(Locale.ROOT, "The time is up before that: about %,d rows remain then%n", left));
        }
    }

    /** The preflight counted the whole input: rows that earlier runs sent are among them. */
    private void emptied(PreflightResult preflight, boolean resumed) {
        Excerpt<Excerpt.ClearedLine> cleared = Excerpt.ofCleared(preflight.cleared());
        String earlier = resumed ? ", those of earlier runs included" : "";
        cleared.lines()
                .forEach(line ->
                        err.printf(Locale.ROOT, "%s: %s will be emptied%s%n", line.column(), line.count(), earlier));
        if (cleared.more() != null) {
            err.println("… and " + cleared.more() + ": see summary.json.");
        }
    }

    @Override
    public void ended() {
        if (display != null) {
            display.close();
            display = null;
        }
        if (metrics != null) {
            metrics.close();
            metrics = null;
        }
    }

    private void aside(Runnable print) {
        if (display == null) {
            print.run();
        } else {
            display.aside(print);
        }
    }
}
