package contactcorrections.report.page;

import contactcorrections.report.page.Summary.ErrorSummary;
import contactcorrections.report.page.Summary.Rows;
import contactcorrections.run.Wording;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The summary for a terminal of 80 columns, in the order of the page; what happened and how to go on come last. */
public final class SummaryText {

    private static final int MOST_ERRORS = 20;

    private final Summary summary;
    private final Verdict verdict;
    private final TextBlock text;

    private SummaryText(Summary summary, boolean colour) {
        this.summary = summary;
        this.verdict = Verdict.of(summary);
        this.text = new TextBlock(colour);
    }

    /**
     * The summary as text, each line ended by a line feed.
     *
     * @param report where the report was written, null when none was
     * @param colour whether the text goes to a terminal that shows colours
     */
    public static String of(Summary summary, @Nullable String report, boolean colour) {
        return new SummaryText(summary, colour).render(report);
    }

    private String render(@Nullable String report) {
        text.line(text.toned(verdict.tone(), verdict.state()) + ": "
                + Wording.text(summary.input().name()));
        if (summary.connect().isSimulated()) {
            text.line(Verdict.REHEARSAL);
        }
        about();
        rows();
        errors();
        cleared();
        calls();
        if (report != null) {
            text.line("");
            text.fact("Report", Wording.text(report));
        }
        end();
        return text.toString();
    }

    private void about() {
        Summary.Run run = summary.run();
        text.line("");
        text.fact("Input", Wording.text(summary.input().location()));
        if (!run.validation()) {
            text.fact("Run", run.jobExecutionId() + ", number " + Wording.number(run.executions()) + " of this input");
        }
        text.fact("Started", Wording.time(run.startedAt()));
        text.fact(
                "Ended",
                Wording.time(run.endedAt()) + ", after "
                        + Wording.duration(Duration.between(run.startedAt(), run.endedAt())));
        String connect = summary.connect().inWords();
        if (!connect.isEmpty()) {
            text.fact("Connect", Wording.text(connect));
        }
    }

    private void rows() {
        Rows rows = summary.rows();
        text.line("");
        text.line(text.bold("%-14s %13s".formatted("Rows", Wording.number(rows.read()))));
        if (summary.run().validation()) {
            row("valid", rows.remaining());
            row("invalid", rows.invalid());
            return;
        }
        row("succeeded", rows.succeeded());
        row("invalid", rows.invalid());
        row("refused", rows.refused());
        row("remaining", rows.remaining());
        if (rows.resent() > 0) {
            text.line("  " + Wording.count(rows.resent(), "row")
                    + " may have been sent twice: an earlier run ended without their answers.");
        }
    }

    private void row(String name, long rows) {
        text.line("  %-12s %13s  %7s"
                .formatted(
                        name,
                        Wording.number(rows),
                        Wording.share(rows, summary.rows().read())));
    }

    private void errors() {
        if (summary.errors().isEmpty()) {
            return;
        }
        text.line("");
        text.line(text.bold("%-42s %13s  %13s".formatted("Errors", "rows", "first line")));
        summary.errors().stream().limit(MOST_ERRORS).forEach(this::error);
        if (summary.errors().size() > MOST_ERRORS) {
            text.line("  … and " + Wording.count(summary.errors().size() - MOST_ERRORS, "more code"));
        }
    }

    private void error(ErrorSummary error) {
        text.line("  %-40s %13s  %13s"
                .formatted(
                        Wording.text(error.code(), 39),
                        Wording.number(error.count()),
                        Wording.number(error.firstLine())));
        text.wrapped("    ", Hint.of(error.code()).cause() + " " + error.hint());
    }

    private void cleared() {
        ClearedColumns cleared = ClearedColumns.of(summary.cleared());
        if (!cleared.present()) {
            return;
        }
        text.line("");
        text.line(text.bold("%-42s %13s".formatted("Fields that valid rows empty", "cells")));
        cleared.lines()
                .forEach(line -> text.line("  %-40s %13s".formatted(Wording.text(line.column(), 39), line.cells())));
        if (cleared.more() != null) {
            text.line("  … and " + cleared.more());
        }
    }

    private void calls() {
        Summary.Calls calls = summary.calls();
        Summary.Throttle throttle = summary.throttle();
        if (calls.attempts() == 0) {
            return;
        }
        text.line("");
        text.fact(
                "Calls",
                "%s, %s of them repeated, %s throttled"
                        .formatted(
                                Wording.number(calls.attempts()),
                                Wording.number(calls.retried()),
                                Wording.number(calls.throttled())));
        text.fact(
                "Answers",
                "half within %s, 99 %% within %s"
                        .formatted(Wording.millis(calls.p50Millis()), Wording.millis(calls.p99Millis())));
        text.fact(
                "Throttle",
                "%s/s and %s at once allowed, %s used"
                        .formatted(
                                Wording.number(throttle.rate()),
                                Wording.number(throttle.burst()),
                                Wording.percent(throttle.used())));
    }

    private void end() {
        text.line("");
        text.wrapped("", verdict.happened());
        if (summary.message() != null) {
            summary.message().lines().forEach(line -> text.wrapped("", Wording.text(line)));
        }
        text.wrapped("", verdict.advice());
        if (summary.nextCommand() != null) {
            text.line("To go on:");
            text.line("  " + text.bold(Wording.text(summary.nextCommand())));
        }
    }
}
