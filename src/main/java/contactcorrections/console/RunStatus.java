package contactcorrections.console;

import contactcorrections.history.InputStore;
import contactcorrections.history.KnownInput;
import contactcorrections.history.RunRecord;
import contactcorrections.outcome.OutcomeQueries;
import contactcorrections.outcome.RowTotals;
import contactcorrections.repository.InputLocks;
import contactcorrections.run.ExitState;
import contactcorrections.run.Run;
import contactcorrections.run.RunningProcess;
import contactcorrections.run.Target;
import contactcorrections.run.Wording;
import contactcorrections.workers.SharedRunQueries;
import contactcorrections.workers.SharedRunQueries.Participant;
import contactcorrections.workers.SharedRunQueries.Slots;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
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
 * @param slots how far its slots are, null if it has none
 * @param processes those that take part in it, where it has slots
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
        @Nullable Slots slots,
        List<Participant> processes,
        @Nullable String nextCommand) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);
    private static final String ROW = "%5s  %-21s  %-16s  %8s  %9s  %7s  %7s  %9s%n";

    /**
     * What a run is shown as.
     *
     * @param latest whether no later run of its input was begun
     */
    public static RunStatus of(
            RunRecord run,
            boolean latest,
            InputStore inputs,
            OutcomeQueries outcomes,
            SharedRunQueries shared,
            InputLocks locks) {
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
                shared.slots(run.jobExecutionId()).orElse(null),
                shared.participants(run.jobExecutionId()),
                alive || !latest ? null : open ? run.command() : run.nextCommand());
    }

    /**
     * As JSON for machines.
     *
     * @param workers those that wait for a run to help
     */
    public static String json(List<RunStatus> statuses, List<RunningProcess> workers) {
        return JsonMapper.builder()
                        .enable(SerializationFeature.INDENT_OUTPUT)
                        .build()
                        .writeValueAsString(Map.of("runs", statuses, "waitingWorkers", workers))
                + "\n";
    }

    /**
     * As a table for people.
     *
     * @param workers those that wait for a run to help
     * @param program what starts it
     */
    public static String text(List<RunStatus> statuses, List<RunningProcess> workers, List<String> program) {
        String waiting = workers.isEmpty()
                ? ""
                : "%s for a run: %s%n"
                        .formatted(
                                workers.size() == 1 ? "1 worker waits" : workers.size() + " workers wait",
                                workers.stream()
                                        .map(worker -> "pid %s on %s".formatted(worker.pid(), worker.host()))
                                        .collect(Collectors.joining(", ")));
        return text(statuses, program) + waiting;
    }

    private static String text(List<RunStatus> statuses, List<String> program) {
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
        return row + details + shared() + why + next;
    }

    /** Who is at work, as long as somebody may be. */
    private String shared() {
        if (slots == null || endedAt != null) {
            return "";
        }
        StringBuilder text = new StringBuilder("       %s: %s done, %s under way, %s waiting%n"
                .formatted(Wording.count(slots.count(), "slot"), slots.done(), slots.underWay(), slots.left()));
        processes.forEach(process -> text.append(String.format(
                Locale.ROOT,
                "       %s, pid %s on %s: %s, %,d calls, seen %s s ago%n",
                process.worker() ? "worker" : "run",
                process.pid(),
                process.host(),
                Wording.count(process.slots(), "slot"),
                process.calls(),
                process.seenSecondsAgo())));
        return text.toString();
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
