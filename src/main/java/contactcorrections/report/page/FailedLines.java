package contactcorrections.report.page;

import com.samskivert.mustache.Escapers;
import contactcorrections.outcome.FailedRow;
import contactcorrections.row.RowError;
import contactcorrections.run.Wording;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The first failed rows, one line for each error.
 *
 * @param caption says how many rows of how many are shown
 */
record FailedLines(List<Line> lines, String caption) {

    /** Bytes that the lines may take together, so that the page stays small whatever the messages are. */
    private static final int MOST_BYTES = 200_000;

    private static final int MARKUP_BYTES = 150;

    record Line(String line, String column, String code, String message) {

        int bytes() {
            String escaped = Escapers.HTML.escape(column + code + message);
            return MARKUP_BYTES + escaped.getBytes(StandardCharsets.UTF_8).length;
        }
    }

    boolean present() {
        return !lines.isEmpty();
    }

    static FailedLines of(List<FailedRow> rows, long failed) {
        List<Line> lines = new ArrayList<>();
        int shown = 0;
        int bytes = 0;
        for (FailedRow row : rows) {
            List<Line> ofRow =
                    row.errors().stream().map(error -> line(row, error)).toList();
            bytes += ofRow.stream().mapToInt(Line::bytes).sum();
            if (bytes > MOST_BYTES) {
                break;
            }
            lines.addAll(ofRow);
            shown++;
        }
        return new FailedLines(lines, caption(shown, failed));
    }

    private static Line line(FailedRow row, RowError error) {
        return new Line(
                Wording.number(row.position().line()),
                error.column() == null ? "–" : Wording.text(error.column(), 100),
                Wording.text(error.code(), 100),
                Wording.text(error.message(), 300));
    }

    private static String caption(long shown, long failed) {
        return shown >= failed
                ? "What is wrong with them, line by line."
                : "The first %s of %s. All of them are in failed.csv."
                        .formatted(Wording.number(shown), Wording.number(failed));
    }
}
