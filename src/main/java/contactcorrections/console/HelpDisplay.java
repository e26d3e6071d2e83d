package contactcorrections.console;

import contactcorrections.run.CallMonitor;
import contactcorrections.run.StopCause;
import contactcorrections.run.Wording;
import contactcorrections.workers.Participation;
import contactcorrections.workers.SharedRun;
import java.time.Duration;
import java.util.Locale;

/** Tells what a worker does: which run it helps, a line a minute of how that goes, and why it leaves it. */
public final class HelpDisplay {

    private static final Duration INTERVAL = Duration.ofMinutes(1);

    private final Console console;
    private long toldAt;
    private long toldCalls;

    public HelpDisplay(Console console) {
        this.console = console;
    }

    private void say(String line) {
        if (!console.settings().quiet()) {
            console.aside(line);
        }
    }

    public void waits() {
        say("Waiting for a run to help.");
    }

    public void helps(SharedRun run) {
        say("Helping run %s.".formatted(run.jobExecutionId()));
        toldAt = System.nanoTime();
        toldCalls = 0;
    }

    /** Is called often, and says something once a minute. */
    public void tell(Participation part) {
        double seconds = (System.nanoTime() - toldAt) / 1e9;
        if (seconds >= INTERVAL.toSeconds()) {
            CallMonitor.Counts calls = part.calls();
            say(String.format(
                    Locale.ROOT,
                    "Run %s: %s, %,d calls from here, %.1f calls/s, %,d throttled, %,d refused",
                    part.run(),
                    Wording.count(part.slots(), "slot"),
                    calls.attempts(),
                    (calls.attempts() - toldCalls) / seconds,
                    calls.throttled(),
                    calls.refused()));
            toldAt = System.nanoTime();
            toldCalls = calls.attempts();
        }
    }

    public void left(SharedRun run, StopCause why) {
        say("Left run %s. %s".formatted(run.jobExecutionId(), why.message()));
    }
}
