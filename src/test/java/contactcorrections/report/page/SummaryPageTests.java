package contactcorrections.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import contactcorrections.contact.ColumnCount;
import contactcorrections.history.ClearedColumn;
import contactcorrections.outcome.Timeline;
import contactcorrections.row.RowError;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SummaryPageTests {

    private static final String MARKUP = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'`";

    @Test
    void markupFromElsewhereIsText() {
        String html = SummaryPage.of(hostile(MARKUP), hostileDetails(MARKUP), hostileRows(MARKUP, 3));

        assertThat(html).doesNotContain("<script", "<img");
        assertThat(html).contains("&lt;script&gt;alert(1)&lt;/script&gt;");
    }

    @Test
    void pageStaysBelow500KilobytesWhateverTheInputIs() {
        String longest = "\"&'<😀".repeat(20_000);

        String html = SummaryPage.of(hostile(longest), hostileDetails(longest), hostileRows(longest, 200));

        assertThat(html.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(500_000);
    }

    @Test
    void linesOfAMessageStandOnALineEach() {
        String html = page(Samples.failedFor("in.csv: two things:\nLine 1: a\nLine 1: b\u001B"));

        assertThat(html)
                .contains("<bdi class=\"lines\" id=\"message\">in.csv: two things:\nLine 1: a\nLine 1: b\uFFFD</bdi>")
                .contains(".lines { white-space: pre-line; }");
    }

    @Test
    void pageAsksForNothing() {
        String html = page(Samples.completedWithErrors());

        assertThat(html)
                .contains("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src")
                .doesNotContainPattern(
                        Pattern.compile("\\b(src|href|action)=|url\\(|@import|https?:", Pattern.CASE_INSENSITIVE));
    }

    @ParameterizedTest
    @MethodSource("contactcorrections.report.page.Samples#everyEnd")
    void everyEndHasItsSentenceAndItsCommand(Summary summary) {
        String html = page(summary);

        assertThat(html).contains("<h1>" + Verdict.of(summary).happened() + "</h1>");
        if (summary.nextCommand() == null) {
            assertThat(html).doesNotContain("id=\"command\"");
        } else {
            assertThat(html).contains("<code id=\"command\">" + summary.nextCommand() + "</code>");
        }
    }

    @Test
    void whatAPlanDoesNotCheckAndUndoLeavesOutIsCounted() {
        assertThat(page(Samples.planned()))
                .contains("Not checked when planned.csv is run: 2 values that Connect holds and no cell can express.");
        assertThat(page(Samples.planned().withPlanned(new Summary.Planned(0)))).doesNotContain("Not checked");
        assertThat(page(Samples.undoable()))
                .contains("Not in undo.csv: 1 row that changed something, of which nothing can be put back.");
        assertThat(page(Samples.undoable().withUndo(new Summary.Undo(5, 0, List.of()))))
                .doesNotContain("Not in undo.csv");
    }

    @Test
    void firstTwoHundredFailedRowsAreShown() {
        FailedLines lines = new FailedLines();
        LongStream.rangeClosed(1, 12_345)
                .mapToObj(row -> Samples.failed(Samples.row(row), new RowError("X", "Name", "message")))
                .forEach(lines::add);

        assertThat(lines.lines()).hasSize(200);
        assertThat(lines.caption(12_345)).startsWith("The first 200 of 12,345.");
    }

    private static String page(Summary summary) {
        return SummaryPage.of(summary, Samples.details(), new FailedLines());
    }

    static Summary hostile(String text) {
        return new Summary(
                "FAILED",
                text,
                new Summary.Input("/data/" + text + "/" + text, text, 1, 300),
                new Summary.Run(1L, 1L, Samples.STARTED, Samples.ENDED, 1),
                new Summary.Connect(text, text, Collections.nCopies(100, text)),
                new Summary.Rows(300, 0, 0, 300, 0, 0, 0),
                new Summary.Calls(1, 0, 0, 0, 0),
                new Summary.Throttle(8, 12, 1),
                Collections.nCopies(100, new Summary.ErrorSummary(text, 1, 1, text, "Remedy.")),
                Collections.nCopies(100, new ClearedColumn(text, 1)),
                new Summary.Contacts(
                        false,
                        Collections.nCopies(100, new ColumnCount(text, 1, 2, 3, 4, 1)),
                        new Summary.Planned(1),
                        new Summary.Undo(1, 1, List.of(new Summary.Lasting("KIND", 1, text)))),
                new Timeline(
                        Duration.ofSeconds(1),
                        IntStream.range(0, 121)
                                .mapToObj(i -> new Timeline.Point(Samples.STARTED.plusSeconds(i), i, i, i))
                                .toList()),
                null);
    }

    static ReportContext hostileDetails(String text) {
        Map<String, String> settings = new LinkedHashMap<>();
        IntStream.range(0, 300).forEach(i -> settings.put(i + text, text));
        return new ReportContext(
                settings, Collections.nCopies(300, Samples.run(1, text, Samples.STARTED, Samples.ENDED, text)));
    }

    static FailedLines hostileRows(String text, int rows) {
        FailedLines lines = new FailedLines();
        LongStream.rangeClosed(1, rows)
                .mapToObj(row -> Samples.failed(
                        Samples.row(row),
                        Collections.nCopies(50, new RowError(text, text, text)).toArray(RowError[]::new)))
                .forEach(lines::add);
        return lines;
    }
}
