package contactcorrections.command;

import contactcorrections.connect.ConnectSettings;
import contactcorrections.job.RunObserver;
import contactcorrections.job.RunProgress;
import contactcorrections.job.RunResult;
import contactcorrections.outcome.ErrorCount;
import contactcorrections.outcome.PreflightResult;
import contactcorrections.report.SummaryJson;
import contactcorrections.report.SummaryText;
import contactcorrections.source.Input;
import contactcorrections.throttle.ThrottleSettings;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import tools.jackson.databind.json.JsonMapper;

/** Tells the one who runs a command what happens: results on standard output, everything else on standard error. */
final class Console implements RunObserver {

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final PrintWriter out;
    private final PrintWriter err;
    private final CommandSettings settings;
    private final ThrottleSettings quota;
    private final Duration patience;
    private @Nullable ProgressDisplay display;

    static Console of(CommandLine command, Settings settings) {
        return new Console(
                command.getOut(),
                command.getErr(),
                settings.get(CommandSettings.class),
                settings.get(ThrottleSettings.class),
                settings.get(ConnectSettings.class).patience());
    }

    private Console(
            PrintWriter out, PrintWriter err, CommandSettings settings, ThrottleSettings quota, Duration patience) {
        this.out = out;
        this.err = err;
        this.settings = settings;
        this.quota = quota;
        this.patience = patience;
    }

    @Override
    public void begun(Input input, RunProgress progress) {
        if (!settings.quiet()) {
            display = ProgressDisplay.start(input.name(), progress, quota.allowedRate(), patience, err);
        }
    }

    @Override
    public void notice(String text) {
        aside(() -> err.println(text));
    }

    /** Prints a line beside the result. */
    void aside(String line) {
        err.println(line);
    }

    @Override
    public void aboutToApply(PreflightResult preflight, long remaining) {
        if (!settings.quiet()) {
            aside(() -> plan(preflight, remaining));
        }
    }

    private void plan(PreflightResult preflight, long remaining) {
        err.printf("%,d rows, %,d invalid%n", preflight.rows(), preflight.invalid());
        for (ErrorCount error : preflight.errors()) {
            err.printf("%,10d  %s, first on line %,d%n", error.count(), error.code(), error.firstLine());
        }
        // What earlier runs decided may be invalid rows or not: an estimate from above.
        long calls = Math.min(remaining, preflight.rows() - preflight.invalid());
        Duration time = Duration.ofSeconds((long) Math.ceil(calls / quota.allowedRate()));
        err.printf(
                "%,d rows to apply at up to %.1f calls/s: about %s, until %s%n",
                remaining,
                quota.allowedRate(),
                People.duration(time),
                LocalDateTime.now(ZoneId.systemDefault())
                        .plus(time)
                        .plusSeconds(30)
                        .truncatedTo(ChronoUnit.MINUTES)
                        .format(CLOCK));
    }

    @Override
    public void ended() {
        if (display != null) {
            display.close();
            display = null;
        }
    }

    /** Prints what came of an input. */
    void result(RunResult result) {
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
    void overall(Overall overall) {
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
