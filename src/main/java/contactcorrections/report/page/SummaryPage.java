package contactcorrections.report.page;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import contactcorrections.outcome.FailedRow;
import contactcorrections.run.Wording;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * {@code summary.html}: what the template of that name shows. The template escapes all of it; text from elsewhere is
 * bounded in length here, so that the page stays small whatever the input holds.
 */
public record SummaryPage(
        String input,
        String tone,
        Verdict verdict,
        @Nullable String rehearsal,
        @Nullable String message,
        @Nullable String command,
        List<Fact> about,
        RowsBar rows,
        ErrorGroups errors,
        ClearedColumns cleared,
        @Nullable TimelineChart chart,
        List<Fact> calls,
        List<Fact> settings,
        RunLines runs,
        FailedLines failed) {

    private static final int MOST_SETTINGS = 40;

    /** Longest text from elsewhere, in code points; enough for any path or address. */
    private static final int MOST_TEXT = 1_000;

    /** As many as the job repository keeps. */
    private static final int MOST_MESSAGE = 20_000;

    /** A name and its value. */
    record Fact(String id, String name, String value) {}

    public static SummaryPage of(Summary summary, ReportContext context, List<FailedRow> firstFailed) {
        Verdict verdict = Verdict.of(summary);
        return new SummaryPage(
                Wording.text(summary.input().name(), MOST_TEXT),
                verdict.tone().name().toLowerCase(Locale.ROOT),
                verdict,
                summary.connect().isSimulated() ? Verdict.REHEARSAL : null,
                summary.message() == null ? null : Wording.lines(summary.message(), MOST_MESSAGE),
                summary.nextCommand() == null ? null : Wording.text(summary.nextCommand()),
                about(summary),
                RowsBar.of(summary),
                ErrorGroups.of(summary.errors()),
                ClearedColumns.of(summary.cleared()),
                TimelineChart.of(summary, context.runs()),
                calls(summary),
                settings(context.settings()),
                RunLines.of(context.runs()),
                FailedLines.of(firstFailed, summary.rows().failed()));
    }

    public String html() {
        return template().execute(this);
    }

    private static List<Fact> about(Summary summary) {
        Summary.Run run = summary.run();
        String runOf = run.validation()
                ? "Validation"
                : "Run %s, %s of this input".formatted(run.jobExecutionId(), ordinal(run.executions()));
        String called = summary.connect().inWords();
        String connect = called.isEmpty() ? "not called" : called;
        return List.of(
                new Fact("location", "Input", Wording.text(summary.input().location(), MOST_TEXT)),
                new Fact("size", "Size", Wording.count(summary.input().bytes(), "byte")),
                new Fact(
                        "fingerprint",
                        "Fingerprint",
                        Wording.text(summary.input().fingerprint(), 100)),
                new Fact("started", "Started", Wording.time(run.startedAt())),
                new Fact("ended", "Ended", Wording.time(run.endedAt())),
                new Fact("took", "Took", Wording.duration(Duration.between(run.startedAt(), run.endedAt()))),
                new Fact("run", "Run", runOf),
                new Fact("connect", "Amazon Connect", Wording.text(connect, MOST_TEXT)));
    }

    private static String ordinal(int number) {
        return switch (number) {
            case 1 -> "the first";
            case 2 -> "the second";
            case 3 -> "the third";
            default -> "number " + Wording.number(number);
        };
    }

    private static List<Fact> calls(Summary summary) {
        Summary.Calls calls = summary.calls();
        Summary.Throttle throttle = summary.throttle();
        return calls.attempts() == 0
                ? List.of()
                : List.of(
                        new Fact("p50", "Half answered within", Wording.millis(calls.p50Millis())),
                        new Fact("p99", "99 % answered within", Wording.millis(calls.p99Millis())),
                        new Fact("attempts", "Calls", Wording.number(calls.attempts())),
                        new Fact("retried", "Repeated calls", Wording.number(calls.retried())),
                        new Fact("throttled", "Throttled answers", Wording.number(calls.throttled())),
                        new Fact("rate", "Allowed a second", Wording.number(throttle.rate())),
                        new Fact("burst", "Allowed at once", Wording.number(throttle.burst())),
                        new Fact("used", "Used of what was allowed", Wording.percent(throttle.used())));
    }

    private static List<Fact> settings(Map<String, String> settings) {
        return settings.entrySet().stream()
                .limit(MOST_SETTINGS)
                .map(setting -> new Fact("", Wording.text(setting.getKey(), 60), Wording.text(setting.getValue(), 200)))
                .toList();
    }

    private static Template template() {
        var resource = Objects.requireNonNull(SummaryPage.class.getResourceAsStream("summary.html.mustache"));
        try (var reader = new InputStreamReader(resource, StandardCharsets.UTF_8)) {
            return Mustache.compiler().strictSections(true).compile(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
