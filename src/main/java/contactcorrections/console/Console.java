package contactcorrections.console;

import contactcorrections.report.RunResult;
import contactcorrections.report.SummaryJson;
import contactcorrections.report.page.SummaryText;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import tools.jackson.databind.json.JsonMapper;

/** Tells the one who runs a command what comes of it: results on standard output, everything else on standard error. */
public final class Console {

    private final PrintWriter out;
    private final PrintWriter err;
    private final CommandSettings settings;
    private final @Nullable JsonLog log;

    private Console(CommandLine command, CommandSettings settings, @Nullable JsonLog log) {
        this.out = command.getOut();
        this.err = command.getErr();
        this.settings = settings;
        this.log = log;
    }

    /** From now on, whatever the command tells is told as the settings say. */
    public static Console of(CommandLine command, CommandSettings settings) {
        JsonLog log = null;
        if (settings.log() == CommandSettings.Log.JSON) {
            log = new JsonLog(command.getErr(), InstantSource.system());
            command.setErr(new PrintWriter(log, true));
        }
        return new Console(command, settings, log);
    }

    CommandSettings settings() {
        return settings;
    }

    PrintWriter out() {
        return out;
    }

    PrintWriter err() {
        return err;
    }

    /** What standard error is written to if it is JSON. */
    @Nullable
    JsonLog log() {
        return log;
    }

    /** Prints a line beside the result. */
    public void aside(String line) {
        err.println(line);
    }

    /** Prints what came of an input. */
    public void result(RunResult result) {
        if (settings.json()) {
            out.print(result.summary() == null ? json(result) : SummaryJson.of(result.summary()));
        } else if (result.summary() == null || result.finishedBefore()) {
            (result.state().code() == 0 ? out : err)
                    .println(result.message() == null ? result.state() : result.message());
        } else {
            out.print(SummaryText.of(result.summary(), reportOf(result), Ansi.AUTO.enabled()));
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
}
