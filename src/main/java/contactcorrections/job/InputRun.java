package contactcorrections.job;

import contactcorrections.connect.CallMonitor;
import contactcorrections.connect.StopCause;
import contactcorrections.connect.StopSignal;
import contactcorrections.csv.CsvFile;
import contactcorrections.input.Input;
import contactcorrections.outcome.InputLock;
import contactcorrections.outcome.PreflightResult;
import contactcorrections.report.page.Summary;
import contactcorrections.request.CorrectionMapper;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One run of one input: what its steps have to know of each other. */
final class InputRun {

    private static final int MOST_INSTANCE_IDS = 20;

    private final Input input;
    private final RunIdentity identity;
    private final InputLock lock;
    private final Invocation invocation;
    private final StopSignal stop;
    private final CallMonitor monitor;
    private final RunProgress progress;
    private @Nullable Prepared prepared;
    private @Nullable RunEnd end;
    private @Nullable Summary summary;
    private @Nullable String report;
    private final Set<String> reportFailures = new LinkedHashSet<>();
    private final Set<String> instanceIds = new TreeSet<>();

    InputRun(
            Input input,
            RunIdentity identity,
            InputLock lock,
            Invocation invocation,
            StopSignal stop,
            CallMonitor monitor,
            RunProgress progress) {
        this.input = input;
        this.identity = identity;
        this.lock = lock;
        this.invocation = invocation;
        this.stop = stop;
        this.monitor = monitor;
        this.progress = progress;
    }

    /** What a preflight leaves for the steps behind it. */
    record Prepared(CsvFile file, CorrectionMapper mapper, PreflightResult result) {}

    Input input() {
        return input;
    }

    RunIdentity identity() {
        return identity;
    }

    InputLock lock() {
        return lock;
    }

    Invocation invocation() {
        return invocation;
    }

    StopSignal stop() {
        return stop;
    }

    CallMonitor monitor() {
        return monitor;
    }

    RunProgress progress() {
        return progress;
    }

    /** Ends the run: nothing that is left of it would come to a good end. */
    void cannotGoOn(String message) {
        stop.raise(new StopCause.CannotGoOn(message));
    }

    void prepared(Prepared result) {
        prepared = result;
    }

    /** Null as long as no preflight has come to its end. */
    @Nullable
    Prepared prepared() {
        return prepared;
    }

    /** Notes which Connect instance is called. */
    void calls(String instanceId) {
        if (instanceIds.size() < MOST_INSTANCE_IDS) {
            instanceIds.add(instanceId);
        }
    }

    /** The first of the instances that were called, comma-separated. */
    String instanceIds() {
        return String.join(",", instanceIds);
    }

    void reported(Summary ofRun, String folder) {
        summary = ofRun;
        report = folder;
    }

    void notReported(String why) {
        reportFailures.add(why);
    }

    void end(RunEnd howItEnded) {
        end = howItEnded;
    }

    /** How it ended; failed, as long as nobody could judge. */
    RunEnd end() {
        return Objects.requireNonNullElseGet(
                end,
                () -> new RunEnd(
                        ExitState.FAILED, stop.cause().map(StopCause::message).orElse("The run came to no end.")));
    }

    /** What the one who started the run is told. */
    RunResult result() {
        String failure = reportFailures.isEmpty() ? null : String.join("\n", reportFailures);
        return new RunResult(end().state(), end().message(), summary, report, false, failure);
    }
}
