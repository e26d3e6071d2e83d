package contactcorrections.console;

import contactcorrections.input.Input;
import contactcorrections.job.RunMeters;
import contactcorrections.job.RunObserver;
import contactcorrections.job.RunProgress;
import contactcorrections.job.RunResult;
import contactcorrections.outcome.ErrorCount;
import contactcorrections.outcome.PreflightResult;
import contactcorrections.report.SummaryJson;
import contactcorrections.report.page.Excerpt;
import contactcorrections.report.page.SummaryText;
import contactcorrections.run.Wording;
import contactcorrections.throttle.ThrottleSettings;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import tools.jackson.databind.json.JsonMapper;

/** Tells the one who runs a command what happens: results on standard output, everything else on standard error. */
public final class Console implements RunObserver {

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private final PrintWriter out;
    private final PrintWriter err;
    private final CommandSettings settings;
    private final ThrottleSettings quota;
    private final Duration patience;
    private final @Nullable String instanceId;
    private final @Nullable JsonLog log;
    private @Nullable ProgressDisplay display;
    private @Nullable MetricsOutput metrics;
    private @Nullable TimeLimit time;

    /** From now on, whatever the command tells is told as the settings say. */
    public static Console of(
            CommandLine command,
            CommandSettings settings,
            ThrottleSettings quota,
            Duration patience,
            @Nullable String instanceId) {
        JsonLog log = null;
        if (settings.log() == CommandSettings.Log.JSON) {
            log = new JsonLog(command.getErr(), InstantSource.system());
            command.setErr(new PrintWriter(log, true));
        }
        return new Console(command, settings, quota, patience, instanceId, log);
    }

    private Console(
            CommandLine command,
            CommandSettings settings,
            ThrottleSettings quota,
            Duration patience,
            @Nullable String instanceId,
            @Nullable JsonLog log) {
        this.out = command.getOut();
        this.err = command.getErr();
        this.settings = settings;
        this.quota = quota;
        this.patience = patience;
        this.instanceId = instanceId;
        this.log = log;
    }

    @Override
    public void begun(Input input, RunProgress progress) {
        Supplier<Map<String, Object>> about = () -> about(input, progress);
        if (log != null) {
            log.with(about);
        }
        if (settings.metrics() == CommandSettings.Metrics.EMF) {
            metrics = MetricsOutput.start(
                    new EmfMetrics(new RunMeters(progress), about, InstantSource.system()), out::println);
        }
        if (!settings.quiet()) {
            boolean bar = log == null && Terminal.isPresent();
            display = ProgressDisplay.start(input.name(), progress, quota.allowedRate(), patience, err, bar);
        }
    }

    /** What a line of the log or of the metrics is about. */
    private Map<String, Object> about(Input input, RunProgress progress) {
        Map<String, Object> about = new LinkedHashMap<>();
        about.put("input", input.name());
        about.put("run", progress.run());
        about.put("connectInstanceId", instanceId == null ? "in the rows" : instanceId);
        about.put("simulated", settings.simulate());
        return about;
    }

    @Override
    public void notice(String text) {
        aside(() -> err.println(text));
    }

    /** Prints a line beside the result. */
    public void aside(String line) {
        err.println(line);
    }

    @Override
    public void aboutToApply(PreflightResult preflight, long toSend) {
        if (!settings.quiet()) {
            aside(() -> plan(preflight, toSend));
            sayWhatTimeLeaves(toSend);
        }
    }

    private void plan(PreflightResult preflight, long toSend) {
        err.printf(Locale.ROOT, "%,d rows, %,d invalid%n", preflight.rows(), preflight.invalid());
        for (ErrorCount error : preflight.errors()) {
            err.printf(Locale.ROOT, "%,10d  %s, first on line %,d%n", error.count(), error.code(), error.firstLine());
        }
        emptied(preflight, toSend < preflight.rows() - preflight.invalid());
        Duration time = Duration.ofSeconds((long) Math.ceil(toSend / quota.allowedRate()));
        err.printf(
                Locale.ROOT,
                "%,d rows to apply at up to %.1f calls/s: about %s, until %s%n",
                toSend,
                quota.allowedRate(),
                Wording.roundedUp(time),
                LocalDateTime.now(ZoneId.systemDefault())
                        .plus(time)
                        .plusSeconds(30)
                        .truncatedTo(ChronoUnit.MINUTES)
                        .format(CLOCK));
    }

    /** Says before a run begins what its time limit means, if that may not be what was meant. */
    public void limitedBy(TimeLimit limit) {
        time = limit;
        limit.tomorrow().ifPresent(this::aside);
    }

    private void sayWhatTimeLeaves(long calls) {
        long left = time == null
                ? 0
                : time.callsLeft(calls, quota.allowedRate(), ZonedDateTime.now(ZoneId.systemDefault()));
        if (left > 0) {
            aside(String.format(Locale.ROOT, "The time is up before that: about %,d rows remain then", left));
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

    /** Prints what came of an input. */
    public void result(RunResult result) {
        if (settings.json()) {
            out.print(result.summary() == null ? json(result) : SummaryJson.of(result.summary()));
        } else if (result.summary() == null || result.finishedBefore()) {
            (result.state().code() == 0 ? out : err)
                    .println(result.message() == null ? result.state() : result.message());
        } else {
            out.print(SummaryText.of(result.summary(), reportOf(result), Terminal.hasColour()));
        }
        if (result.reportFailure() != null) {
            err.println(result.reportFailure());
        }
        out.flush();
        err.flush();
    }

    /** What there is to say where there is no summary. */
    private static String json(RunResult result) {
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("state", result.state().name());
        said.put("message", String.valueOf(result.message()));
        return JsonMapper.shared().writeValueAsString(said) + "\n";
    }

    /** Prints what came of several inputs. */
    public void overall(ExitSummary overall) {
        PrintWriter to = settings.json() ? err : out;
        to.println(overall.line());
        to.flush();
    }

    private static @Nullable String reportOf(RunResult result) {
        return result.report() == null ? null : result.report() + "/summary.html";
    }

    private void aside(Runnable print) {
        if (display == null) {
            print.run();
        } else {
            display.aside(print);
        }
    }
}
