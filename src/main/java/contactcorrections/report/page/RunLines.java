package contactcorrections.report.page;

import contactcorrections.outcome.RunRecord;
import contactcorrections.run.Wording;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The runs of the input so far.
 *
 * @param more what is said of the runs that are not shown, null if all are
 */
record RunLines(List<Line> lines, @Nullable String more) {

    private static final int MOST = 20;

    record Line(
            String run,
            String started,
            String took,
            String state,
            @Nullable String message,
            String rate) {}

    boolean present() {
        return !lines.isEmpty();
    }

    static RunLines of(List<RunRecord> runs) {
        return new RunLines(
                runs.stream().limit(MOST).map(RunLines::line).toList(),
                runs.size() <= MOST ? null : Wording.count(runs.size() - MOST, "earlier run") + ".");
    }

    private static Line line(RunRecord run) {
        return new Line(
                Long.toString(run.jobExecutionId()),
                Wording.time(run.startedAt()),
                run.endedAt() == null ? "–" : Wording.duration(Duration.between(run.startedAt(), run.endedAt())),
                Verdict.stateInWords(Wording.text(run.state(), 40)),
                run.message() == null ? null : Wording.lines(run.message(), 200),
                Wording.number(run.rate()) + "/s");
    }
}
