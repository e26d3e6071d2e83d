package contactcorrections.command;

import contactcorrections.job.RunObserver;
import contactcorrections.job.RunProgress;
import contactcorrections.job.RunResult;
import contactcorrections.outcome.ErrorCount;
import contactcorrections.outcome.PreflightResult;
import contactcorrections.report.Summary;
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
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** Tells the one who runs a command what happens: results on standard output, everything else on standard error. */
final class Console implements RunObserver {

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final PrintWriter out;
    private final PrintWriter err;
    private final CommandSettings settings;
    private final ThrottleSettings quota;
    private @Nullable ProgressDisplay display;

    static Console of(CommandLine command, Settings settings) {
        return new Console(
                command.getOut(),
                command.getErr(),
                settings.get(CommandSettings.class),
                settings.get(ThrottleSettings.class));
    }

    private Console(PrintWriter out, PrintWriter err, CommandSettings settings, ThrottleSettings quota) {
        this.out = out;
        this.err = err;
        this.settings = settings;
        this.quota = quota;
    }

    @Override
    public void begun(Input input, RunProgress progress) {
        if (!settings.quiet()) {
            display = ProgressDisplay.start(input.name(), progress, quota.allowedRate(), err);
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
        Summary summary = result.summary();
        if (summary == null) {
            (result.state().code() == 0 ? out : err)
                    .println(result.message() == null ? result.state() : result.message());
        } else if (settings.json()) {
            out.print(SummaryJson.of(summary));
        } else {
            out.print(SummaryText.of(summary, reportOf(result), Terminal.hasColour()));
        }
        if (result.reportFailure() != null) {
            err.println(result.reportFailure());
        }
        out.flush();
        err.flush();
    }

    private static @Nullable String reportOf(RunResult result) {
        return result.report() == null
                ? null
                : result.report().resolve("summary.html").toString();
    }

    private void aside(Runnable print) {
        if (display == null) {
            print.run();
        } else {
            display.aside(print);
        }
    }
}
