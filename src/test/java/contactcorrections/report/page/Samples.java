package contactcorrections.report.page;

import contactcorrections.contact.ColumnCount;
import contactcorrections.csv.CsvDialect;
import contactcorrections.csv.Header;
import contactcorrections.history.ClearedColumn;
import contactcorrections.history.ErrorCount;
import contactcorrections.history.RunRecord;
import contactcorrections.outcome.FailedRow;
import contactcorrections.outcome.SucceededRow;
import contactcorrections.outcome.Timeline;
import contactcorrections.report.Report;
import contactcorrections.row.ReadPosition;
import contactcorrections.row.RowError;
import contactcorrections.row.RowPosition;
import contactcorrections.row.RowState;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A night's run of 12,345 rows that Connect was shared with live traffic for, and what else a report may be about. */
public final class Samples {

    public static final Instant STARTED = Instant.parse("2026-11-22T02:00:00Z");
    public static final Instant ENDED = Instant.parse("2026-11-22T02:25:51Z");
    public static final String COMMAND =
            "java -jar contact-corrections.jar run /var/lib/corrections/reports/corrections.csv-17/failed.csv"
                    + " --instance-id 11111111-2222-3333-4444-555555555555";

    private static final Header HEADER = header("ContactId,Name,Description", StandardCharsets.UTF_8, ',', "\n", 0);
    private static final List<ClearedColumn> CLEARED =
            List.of(new ClearedColumn("agent_note", 1_204), new ClearedColumn("References.crm.URL", 1));
    private static final RowPosition FIRST = new RowPosition(41, 42, 1, 1_000, 20);
    private static final RowPosition SECOND = new RowPosition(97, 98, 2, 5_000, 30);

    private Samples() {}

    public static Stream<Summary> everyEnd() {
        return Stream.of(
                completed(), completedWithErrors(), aborted(), failed(), stopped(), validated(), planned(), undoable());
    }

    public static Summary completedWithErrors() {
        return summary(
                "COMPLETED_WITH_ERRORS",
                null,
                new Summary.Rows(12_345, 12_201, 0, 120, 24, 0, 3),
                List.of(
                        error("NAME_TOO_LONG", 97, 42, "1,200 characters, expected at most 1,024"),
                        error("ResourceNotFoundException", 24, 98, "Contact not found"),
                        error("MISSING_CONTACT_ID", 23, 1_201, "blank, expected the id of a contact")),
                timeline(),
                COMMAND);
    }

    public static Summary completed() {
        return summary("COMPLETED", null, new Summary.Rows(12_345, 12_345, 0, 0, 0, 0, 0), List.of(), timeline(), null);
    }

    public static Summary aborted() {
        return summary(
                "ABORTED",
                "1,300 rows are invalid; --max-errors 10% allows 1,234",
                new Summary.Rows(12_345, 0, 0, 1_300, 0, 11_045, 0),
                List.of(error("WRONG_CELL_COUNT", 1_300, 2, "2 cells, expected 3")),
                Timeline.EMPTY,
                "java -jar contact-corrections.jar run /data/corrections.csv --max-errors 20%");
    }

    public static Summary failed() {
        return summary(
                "FAILED",
                "Connect answered AccessDeniedException (403): the role needs connect:UpdateContact",
                new Summary.Rows(12_345, 400, 0, 0, 0, 11_945, 0),
                List.of(),
                timeline(),
                "java -jar contact-corrections.jar run /data/corrections.csv");
    }

    public static Summary stopped() {
        return summary(
                "STOPPED",
                "--until 06:00 is reached",
                new Summary.Rows(12_345, 9_000, 0, 1, 0, 3_344, 0),
                List.of(error("MISSING_CONTACT_ID", 1, 7, "blank, expected the id of a contact")),
                timeline(),
                "java -jar contact-corrections.jar run /data/corrections.csv --until 06:00");
    }

    public static Summary planned() {
        return withChanges(
                        true,
                        new Summary.Rows(12_345, 12_025, 320, 0, 0, 0, 0),
                        "java -jar contact-corrections.jar run /var/lib/corrections/reports/corrections.csv-17/planned.csv")
                .withPlanned(new Summary.Planned(2));
    }

    /** What was there before is kept. */
    public static Summary undoable() {
        return withChanges(false, new Summary.Rows(12_345, 12_345, 0, 0, 0, 0, 0), null)
                .withUndo(
                        new Summary.Undo(
                                12_000,
                                1,
                                List.of(
                                        new Summary.Lasting(
                                                "REFERENCE_ADDED",
                                                3,
                                                "References that were not there before: 3; undo.csv empties them, as none can be removed."))));
    }

    private static Summary withChanges(boolean plan, Summary.Rows rows, @Nullable String nextCommand) {
        Summary summary = summary("COMPLETED", null, rows, List.of(), timeline(), nextCommand);
        return new Summary(
                summary.state(),
                summary.message(),
                summary.input(),
                summary.run(),
                summary.connect(),
                summary.rows(),
                summary.calls(),
                summary.throttle(),
                summary.errors(),
                summary.cleared(),
                new Summary.Contacts(
                        plan,
                        List.of(
                                new ColumnCount("agent_note", 12_000, 300, 1, 44, 0),
                                new ColumnCount("References.crm.URL", 0, 12_345, 0, 0, 7)),
                        null,
                        null),
                summary.timeline(),
                summary.nextCommand());
    }

    /** The same of another input. */
    public static Summary of(Summary summary, Summary.Input input) {
        return new Summary(
                summary.state(),
                summary.message(),
                input,
                summary.run(),
                summary.connect(),
                summary.rows(),
                summary.calls(),
                summary.throttle(),
                summary.errors(),
                summary.cleared(),
                summary.contacts(),
                summary.timeline(),
                summary.nextCommand());
    }

    public static Summary validated() {
        return new Summary(
                "COMPLETED_WITH_ERRORS",
                null,
                new Summary.Input("/data/corrections.csv", "sha256:9f86d081884c7d65", 1_234_567, 12_345),
                new Summary.Run(null, null, STARTED, STARTED.plusMillis(1_480), 0),
                new Summary.Connect(null, null, List.of()),
                new Summary.Rows(12_345, 0, 0, 97, 0, 12_248, 0),
                new Summary.Calls(0, 0, 0, 0, 0),
                new Summary.Throttle(8, 12, 0),
                List.of(error("NAME_TOO_LONG", 97, 42, "1,200 characters, expected at most 1,024")),
                CLEARED,
                null,
                Timeline.EMPTY,
                null);
    }

    public static Summary summary(
            String state,
            @Nullable String message,
            Summary.Rows rows,
            List<Summary.ErrorSummary> errors,
            Timeline timeline,
            @Nullable String nextCommand) {
        Summary.Calls calls = timeline.points().isEmpty()
                ? new Summary.Calls(0, 0, 0, 0, 0)
                : new Summary.Calls(12_431, 88, 206, 61, 1_143);
        return new Summary(
                state,
                message,
                new Summary.Input("/data/corrections.csv", "sha256:9f86d081884c7d65", 1_234_567, rows.read()),
                new Summary.Run(4L, 17L, STARTED, ENDED, 2),
                new Summary.Connect("eu-central-1", null, List.of("11111111-2222-3333-4444-555555555555")),
                rows,
                calls,
                new Summary.Throttle(8, 12, 0.9871),
                errors,
                state.equals("COMPLETED") ? List.of() : CLEARED,
                null,
                timeline,
                nextCommand);
    }

    public static Summary.ErrorSummary error(String code, long count, long firstLine, String message) {
        return Summary.ErrorSummary.of(new ErrorCount(code, count, firstLine, message));
    }

    /** 7.9 rows a second, but for eight minutes in which live traffic takes half of the quota. */
    public static Timeline timeline() {
        List<Timeline.Point> points = new ArrayList<>();
        for (int i = 0; i < 103; i++) {
            boolean shared = i >= 40 && i < 72;
            points.add(new Timeline.Point(
                    STARTED.plusSeconds(i * 15L),
                    shared ? 68 + i % 5 : 117 + i % 3,
                    i % 4 == 0 ? 1 : 0,
                    shared ? 2 + i % 3 : 0));
        }
        return new Timeline(Duration.ofSeconds(15), points);
    }

    public static ReportContext details() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("rate", "10/s");
        settings.put("burst", "15");
        settings.put("share", "80%");
        settings.put("max-in-flight", "32");
        settings.put("max-errors", "10%");
        settings.put("patience", "15m");
        settings.put("charset", "UTF-8");
        settings.put("delimiter", ", (detected)");
        settings.put("clear-token", "(clear)");
        return new ReportContext(
                settings,
                List.of(
                        run(17, "COMPLETED_WITH_ERRORS", STARTED, ENDED, null),
                        run(
                                16,
                                "STOPPED",
                                STARTED.minus(Duration.ofHours(20)),
                                STARTED.minus(Duration.ofHours(18)),
                                "--until 06:00 is reached")));
    }

    public static RunRecord run(
            long execution, String state, Instant startedAt, @Nullable Instant endedAt, @Nullable String message) {
        return new RunRecord(
                execution,
                4,
                state,
                startedAt,
                endedAt,
                "run /data/corrections.csv",
                null,
                message,
                "worker-1",
                4711,
                "eu-central-1",
                null,
                null,
                8,
                12,
                12_431,
                12_593);
    }

    /** A run that could not begin, for a reason of its own. */
    public static Summary failedFor(String message) {
        return summary(
                "FAILED", message, new Summary.Rows(0, 0, 0, 0, 0, 0, 0), List.of(), Timeline.EMPTY, "run in.csv");
    }

    public static Header header(String text, Charset charset, char delimiter, String lineTerminator, long markBytes) {
        long firstRow = markBytes + (text + lineTerminator).getBytes(charset).length;
        List<String> names = List.of(text.split(String.valueOf("\\" + delimiter), -1));
        return new Header(
                names, new CsvDialect(charset, delimiter), text, lineTerminator, new ReadPosition(1, 2, firstRow));
    }

    public static FailedRow failed(RowPosition position, RowError... errors) {
        return new FailedRow(position, RowState.INVALID, List.of(errors));
    }

    /** A row of one line with a number. */
    public static RowPosition row(long row) {
        return new RowPosition(row, row + 1, 1, row * 10, 10);
    }

    /** A report with all files; its two failed rows spell out what its bytes are. */
    public static Report report(Summary summary) {
        List<FailedRow> failed = List.of(
                failed(FIRST, new RowError("NAME_TOO_LONG", "Name", "1,200 characters, expected at most 1,024")),
                failed(
                        SECOND,
                        new RowError("MISSING_CONTACT_ID", "ContactId", "blank, expected the id of a contact"),
                        new RowError("NOTHING_TO_UPDATE", null, "every cell but the ids is blank")));
        Map<RowPosition, String> bytes = Map.of(FIRST, "a-1,Überlang,", SECOND, ",\"two\nlines\",");
        return new Report(
                summary,
                details(),
                HEADER,
                failed::forEach,
                (position, out) -> out.write(bytes.getOrDefault(position, "").getBytes(StandardCharsets.UTF_8)),
                consumer ->
                        IntStream.rangeClosed(1, 3).mapToObj(Samples::succeeded).forEach(consumer));
    }

    private static SucceededRow succeeded(int row) {
        return new SucceededRow(
                row + 1, "a-" + row, row == 2 ? null : "request-" + row, row, STARTED.plusMillis(row * 125L));
    }
}
