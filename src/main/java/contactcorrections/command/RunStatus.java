package contactcorrections.command;

import contactcorrections.outcome.Counts;
import contactcorrections.outcome.InputLedger;
import contactcorrections.outcome.InputLocks;
import contactcorrections.outcome.KnownInput;
import contactcorrections.outcome.OutcomeQueries;
import contactcorrections.outcome.PreflightResult;
import contactcorrections.outcome.RunRecord;
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
 * @param state how it ended, or RUNNING, or INTERRUPTED where its process ended without a word
 * @param rows rows of the input, 0 if no preflight has come to its end
 * @param remaining rows of the input that are not decided by now
 * @param nextCommand the command that goes on, null when nothing is left to do
 */
record RunStatus(
        long run,
        String input,
        String state,
        Instant startedAt,
        @Nullable Instant endedAt,
        long rows,
        long succeeded,
        long invalid,
        long refused,
        long remaining,
        @Nullable String message,
        @Nullable String report,
        @Nullable String nextCommand) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);
    private static final String ROW = "%5s  %-21s  %-16s  %8s  %9s  %7s  %7s  %9s%n";

    static RunStatus of(RunRecord run, InputLedger inputs, OutcomeQueries outcomes, InputLocks locks) {
        long id = run.jobInstanceId();
        Counts counts = outcomes.counts(id);
        Optional<PreflightResult> preflight = inputs.preflight(id);
        long rows = preflight.map(PreflightResult::rows).orElse(0L);
        long invalid = run.isEndedByPreflight(counts.decided())
                ? preflight.map(PreflightResult::invalid).orElse(0L)
                : counts.invalid();
        boolean open = run.endedAt() == null;
        boolean alive = run.state().equals(RunRecord.RUNNING)
                && inputs.find(id)
                        .flatMap(input -> locks.holder(input.location(), input.fingerprint()))
                        .isPresent();
        return new RunStatus(
                run.jobExecutionId(),
                inputs.find(id).map(KnownInput::location).orElse("unknown"),
                // A run without an end that nobody holds the lock of was killed.
                open && !alive ? RunRecord.INTERRUPTED : run.state(),
                run.startedAt(),
                run.endedAt(),
                rows,
                counts.succeeded(),
                invalid,
                counts.refused(),
                Math.max(0, rows - counts.succeeded() - invalid - counts.refused()),
                run.message(),
                run.report(),
                alive ? null : open ? run.command() : run.nextCommand());
    }

    static String json(List<RunStatus> statuses) {
        return JsonMapper.builder()
                        .enable(SerializationFeature.INDENT_OUTPUT)
                        .build()
                        .writeValueAsString(Map.of("runs", statuses))
                + "\n";
    }

    static String text(List<RunStatus> statuses) {
        if (statuses.isEmpty()) {
            return "No runs yet. Begin with: %s run --instance-id ID FILE.csv%n"
                    .formatted(String.join(" ", Program.words()));
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
                endedAt == null ? "-" : People.duration(Duration.between(startedAt, endedAt)),
                succeeded,
                invalid,
                refused,
                remaining);
        String details = "       %s%n".formatted(input);
        String why = message == null ? "" : message.indent(7);
        String next = nextCommand == null ? "" : "       Go on with: %s%n".formatted(nextCommand);
        return row + details + why + next;
    }
}
