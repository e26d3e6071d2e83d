package contactcorrections.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import contactcorrections.outcome.Timeline;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class SummaryTextTests {

    private static final String REPORT = "reports/corrections.csv-17";

    @Test
    void completed() throws IOException {
        Expected.assertSame(SummaryText.of(Samples.completed(), REPORT, false), "page/completed.txt");
    }

    @Test
    void completedWithErrors() throws IOException {
        Expected.assertSame(
                SummaryText.of(Samples.completedWithErrors(), REPORT, false), "page/completed-with-errors.txt");
    }

    @Test
    void completedWithErrorsInColour() throws IOException {
        Expected.assertSame(
                SummaryText.of(Samples.completedWithErrors(), REPORT, true), "page/completed-with-errors.ansi");
    }

    @Test
    void aborted() throws IOException {
        Expected.assertSame(SummaryText.of(Samples.aborted(), REPORT, false), "page/aborted.txt");
    }

    @Test
    void failed() throws IOException {
        Expected.assertSame(SummaryText.of(Samples.failed(), null, false), "page/failed.txt");
    }

    @Test
    void stopped() throws IOException {
        Expected.assertSame(SummaryText.of(Samples.stopped(), REPORT, false), "page/stopped.txt");
    }

    @Test
    void validated() throws IOException {
        Expected.assertSame(SummaryText.of(Samples.validated(), REPORT, false), "page/validated.txt");
    }

    @Test
    void planned() throws IOException {
        Expected.assertSame(SummaryText.of(Samples.planned(), REPORT, false), "page/planned.txt");
    }

    @Test
    void undoable() throws IOException {
        Expected.assertSame(SummaryText.of(Samples.undoable(), REPORT, false), "page/undoable.txt");
    }

    @Test
    void everythingButCommandsAndPathsFitsOnTheTerminal() {
        for (Summary summary : Samples.everyEnd().toList()) {
            assertThat(SummaryText.of(summary, REPORT, false).lines())
                    .filteredOn(line -> !line.contains("java -jar"))
                    .allMatch(line -> line.codePointCount(0, line.length()) <= 80);
        }
    }

    @Test
    void linesOfAMessageStandOnALineEach() {
        assertThat(SummaryText.of(Samples.failedFor("in.csv: two things:\nLine 1: a\nLine 1: b\u001B"), REPORT, false))
                .contains("\nin.csv: two things:\nLine 1: a\nLine 1: b\uFFFD\n");
    }

    @Test
    void textFromElsewhereDoesNotReachTheTerminalAsControl() {
        Summary hostile = Samples.summary(
                "FAILED",
                "\u001B[2Jgone\r\n",
                new Summary.Rows(1, 0, 0, 1, 0, 0, 0),
                List.of(Samples.error("\u001B]0;title\u0007", 1, 2, "\u009B31m")),
                Timeline.EMPTY,
                "run '\u001B[2J'");

        assertThat(SummaryText.of(hostile, "\u001B[2J", false)).doesNotContain("\u001B", "\u0007", "\u009B", "\r");
    }
}
