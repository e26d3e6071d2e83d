package contactcorrections.job;

import contactcorrections.history.ClearedColumn;
import contactcorrections.history.PreflightResult;
import contactcorrections.input.Input;
import contactcorrections.launch.RunObserver;
import contactcorrections.run.RunProgress;
import contactcorrections.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the one who started a run was told meanwhile. */
final class Observed implements RunObserver {

    private final List<String> notices = new ArrayList<>();
    private @Nullable RunProgress progress;
    private long remaining = -1;
    private @Nullable Workload workload;
    private List<ClearedColumn> cleared = List.of();
    private Runnable beforeApply = () -> {};

    void clear() {
        notices.clear();
        progress = null;
        remaining = -1;
        cleared = List.of();
    }

    /** Something happens on the job's thread, just before the first call. */
    void beforeApply(Runnable happens) {
        beforeApply = happens;
    }

    List<String> notices() {
        return notices;
    }

    RunProgress progress() {
        return Objects.requireNonNull(progress);
    }

    /** Rows that were announced as remaining, -1 if none were. */
    long remaining() {
        return remaining;
    }

    /** What was announced to be done with them. */
    Workload workload() {
        return Objects.requireNonNull(workload);
    }

    /** Columns with cells that were announced to be emptied. */
    List<ClearedColumn> cleared() {
        return cleared;
    }

    @Override
    public void begun(Input input, RunProgress ofRun) {
        progress = ofRun;
    }

    @Override
    public void notice(String text) {
        notices.add(text);
    }

    @Override
    public void aboutToApply(PreflightResult preflight, long rows, Workload ofRun) {
        remaining = rows;
        workload = ofRun;
        cleared = preflight.cleared();
        beforeApply.run();
    }

    @Override
    public void ended() {}
}
