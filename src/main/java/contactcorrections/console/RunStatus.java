package contactcorrections.console;

import contactcorrections.history.InputStore;
import contactcorrections.history.KnownInput;
import contactcorrections.history.RunRecord;
import contactcorrections.outcome.OutcomeQueries;
import contactcorrections.outcome.RowTotals;
import contactcorrections.repository.InputLocks;
import contactcorrections.run.ExitState;
import contactcorrections.run.Run;
import contactcorrections.run.Target;
import contactcorrections.run.Wording;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A run as {@code status} shows it.
 *
 * @param run its job execution
 * @param state how it ended, or RUNNING, or INTERRUPTED where its process was killed
 * @param target what the input is applied to
 * @param plan whether the contacts are only read
 * @param rows rows of the input, 0 if no preflight has come to its end
 * @param remaining rows of the input that are not decided by now
 * @param nextCommand the command that continues, null when nothing is left to do
 */
public record RunStatus(
        long run,
        String input,
        String target,
        boolean plan,
        String state,
        Instant startedAt,
        @Nullable Instant endedAt,
        long rows,
        long succeeded,
        long unchanged,
        long invalid,
        long refused,
        long remaining,
        @Nullable String message,
        @Nullable String report,
        @Nullable String nextCommand) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);
    private static final String ROW = "%5s  %-21s  %-16s  %8s  %9s  %7s  %7s  %9s%n";

    /**
     * What a run is shown as.
     *
     * @param latest whether no later run of its input was begun
     */
    public static RunStatus of(
            RunRecord run, boolean latest, InputStore inputs, OutcomeQueries outcomes, InputLocks locks) {
        long id = run.jobInstanceId();
        Optional<KnownInput> input = inputs.find(id);
        RowTotals totals = RowTotals.of(run, inputs.preflight(id), outcomes.counts(id));
        boolean open = run.endedAt() == null;
        boolean alive = run.state().equals(RunRecord.RUNNING)
                && input.flatMap(known ->
                                locks.holder(known.location(), known.purpose().lockKey(known.target())))
                        .isPresent();
        return new RunStatus(
                run.jobExecutionId(),
                input.map(KnownInput::location).orElse("unknown"),
                input.map(known -> known.target().inWords()).orElse("unknown"),
                input.filter(known -> known.purpose() == Run.Purpose.PLAN).isPresent(),
                // A run without an end that nobody holds the lock of was killed.
                open && !alive ? RunRecord.INTERRUPTED : run.state(),
                run.startedAt(),
                run.endedAt(),
                totals.rows(),
                totals.succeeded(),
                totals.unchanged(),
                totals.invalid(),
                totals.refused(),
                totals.remaining(),
                run.message(),
                run.report(),
                alive || !latest ? null : open ? run.command() : run.nextCommand());
    }

    public static String json(List<RunStatus> statuses) {
        return JsonMapper.builder()
                        .enable(SerializationFeature.INDENT_OUTPUT)
                        .build()
                        .writeValueAsString(Map.of("runs", statuses))
                + "\n";
    }

    public static String text(List<RunStatus> statuses, List<String> program) {
        if (statuses.isEmpty()) {
            return "No runs yet. Begin with: %s run --instance-id ID FILE.csv%n".formatted(String.join(" ", program));
        }
        StringBuilder text = new StringBuilder(
                ROW.formatted("run", "state", "started", "took", "succeeded", "invalid", "refused", "remaining"));
        for (RunStatus status : statuses) {
            text.append(status.text());
        }
        return text.toString();
    }

    private String text() {
        String row = ROW.formatted(
                run,
                state,
                startedAt.atZone(ZoneId.systemDefault()).format(TIME),
                endedAt == null ? "-" : Wording.roundedUp(Duration.between(startedAt, endedAt)),
                succeeded,
                invalid,
                refused,
                remaining);
        String details = "       %s%n       %s%s%n".formatted(input, to(), withUnchanged());
        String why = message == null ? "" : message.indent(7);
        String next = nextCommand == null ? "" : "       %s: %s%n".formatted(whatFor(), nextCommand);
        return row + details + why + next;
    }

    private String withUnchanged() {
        return unchanged == 0 ? "" : String.format(Locale.ROOT, "; %,d rows change nothing", unchanged);
    }

    private String to() {
        if (plan) {
            return "Plan for " + target;
        }
        return target.startsWith(Target.SIMULATED) ? "Rehearsal, " + target : "Applied to " + target;
    }

    /** What the next command is for. */
    private String whatFor() {
        if (plan && remaining == 0) {
            return "Apply what the plan has found with";
        }
        if (state.equals(ExitState.COMPLETED_WITH_ERRORS.name())) {
            return "Correct %s/failed.csv, then run it with".formatted(report);
        }
        return rows > 0 && remaining == 0 ? "Every row is decided; end it with" : "Continue with";
    }
}
