package contactcorrections.report;

import contactcorrections.contact.ColumnCount;
import contactcorrections.history.ErrorCount;
import contactcorrections.history.InputStore;
import contactcorrections.history.KnownInput;
import contactcorrections.history.PreflightResult;
import contactcorrections.history.RunRecord;
import contactcorrections.history.RunStore;
import contactcorrections.outcome.Counts;
import contactcorrections.outcome.OutcomeQueries;
import contactcorrections.outcome.RowTotals;
import contactcorrections.outcome.Tally;
import contactcorrections.outcome.Timeline;
import contactcorrections.report.page.Summary;
import contactcorrections.run.Run;
import contactcorrections.run.Target;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes the summary of a run from what the job repository knows. */
public record Summaries(InputStore inputs, OutcomeQueries outcomes, RunStore runs) {

    private static final int TIMELINE_POINTS = 120;

    public Summary of(RunRecord run) {
        long id = run.jobInstanceId();
        KnownInput input = inputs.find(id).orElseThrow();
        Optional<PreflightResult> preflight = inputs.preflight(id);
        Tally tally = outcomes.tally(id);
        List<RunRecord> all = runs(run);
        RowTotals totals = RowTotals.of(run, preflight, tally.counts());
        List<ErrorCount> errors = totals.invalidByPreflight()
                ? preflight.map(PreflightResult::errors).orElse(List.of())
                : outcomes.errors(id);
        return new Summary(
                run.state(),
                run.message(),
                new Summary.Input(input.location(), input.fingerprint(), input.bytes(), totals.rows()),
                new Summary.Run(
                        id,
                        run.jobExecutionId(),
                        run.startedAt(),
                        Objects.requireNonNullElseGet(run.endedAt(), Instant::now),
                        all.size()),
                connect(input.target(), all),
                new Summary.Rows(
                        totals.rows(),
                        totals.succeeded(),
                        totals.unchanged(),
                        totals.invalid(),
                        totals.refused(),
                        totals.remaining(),
                        tally.resent()),
                new Summary.Calls(
                        tally.attempts(), tally.throttled(), tally.retried(), tally.p50Millis(), tally.p99Millis()),
                new Summary.Throttle(run.rate(), run.burst(), used(run)),
                errors.stream().map(Summary.ErrorSummary::of).toList(),
                preflight.map(PreflightResult::cleared).orElse(List.of()),
                contacts(input),
                outcomes.timeline(id, TIMELINE_POINTS),
                run.nextCommand());
    }

    private Summary.@Nullable Contacts contacts(KnownInput input) {
        boolean plan = input.purpose() == Run.Purpose.PLAN;
        List<ColumnCount> changes = outcomes.changes(input.jobInstanceId());
        return plan || !changes.isEmpty() ? new Summary.Contacts(plan, changes, null, null) : null;
    }

    /** Of a run that has just begun: what earlier runs have decided, and nothing that takes long to count. */
    Summary underWay(RunRecord run) {
        long id = run.jobInstanceId();
        KnownInput input = inputs.find(id).orElseThrow();
        Counts counts = outcomes.counts(id);
        List<RunRecord> all = runs.of(id);
        long rows = Math.max(inputs.preflight(id).map(PreflightResult::rows).orElse(0L), counts.decided());
        return new Summary(
                run.state(),
                null,
                new Summary.Input(input.location(), input.fingerprint(), input.bytes(), rows),
                new Summary.Run(id, run.jobExecutionId(), run.startedAt(), run.startedAt(), all.size()),
                connect(input.target(), all),
                new Summary.Rows(
                        rows,
                        counts.succeeded(),
                        counts.unchanged(),
                        counts.invalid(),
                        counts.refused(),
                        rows - counts.decided(),
                        0),
                new Summary.Calls(0, 0, 0, 0, 0),
                new Summary.Throttle(run.rate(), run.burst(), 0),
                List.of(),
                List.of(),
                null,
                Timeline.EMPTY,
                run.command());
    }

    /** All runs of the input, the latest first; this one as it ends, which is recorded only after its report. */
    List<RunRecord> runs(RunRecord run) {
        return runs.of(run.jobInstanceId()).stream()
                .map(each -> each.jobExecutionId() == run.jobExecutionId() ? run : each)
                .toList();
    }

    private static double used(RunRecord run) {
        return run.tokensAllowed() > 0 ? Math.min(1, run.tokensTaken() / run.tokensAllowed()) : 0;
    }

    private static Summary.Connect connect(Target target, List<RunRecord> runs) {
        return new Summary.Connect(target.region(), target.endpointOverride(), instanceIds(runs));
    }

    private static List<String> instanceIds(List<RunRecord> runs) {
        return runs.stream()
                .map(RunRecord::instanceIds)
                .filter(Objects::nonNull)
                .flatMap(ids -> Arrays.stream(ids.split(",")))
                .filter(id -> !id.isEmpty())
                .distinct()
                .toList();
    }
}
