package contactcorrections.report.page;

import com.samskivert.mustache.Escapers;
import contactcorrections.outcome.FailedRow;
import contactcorrections.row.RowError;
import contactcorrections.run.Wording;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Keeps the first failed rows as the page shows them: one line for each error. */
public final class FailedLines {

    private static final int MOST_ROWS = 200;

    /** Bytes that the lines may take together, so that the page stays small whatever the messages are. */
    private static final int MOST_BYTES = 200_000;

    private static final int MARKUP_BYTES = 150;

    private final List<Line> lines = new ArrayList<>();
    private int rows;
    private int bytes;

    record Line(String line, String column, String code, String message) {

        private static Line of(FailedRow row, RowError error) {
            return new Line(
                    Wording.number(row.position().line()),
                    error.column() == null ? "–" : Wording.text(error.column(), 100),
                    Wording.text(error.code(), 100),
                    Wording.text(error.message(), 300));
        }

        private int bytes() {
            String escaped = Escapers.HTML.escape(column + code + message);
            return MARKUP_BYTES + escaped.getBytes(StandardCharsets.UTF_8).length;
        }
    }

    /** Keeps a row unless there are enough. */
    public void add(FailedRow row) {
        if (rows == MOST_ROWS || bytes > MOST_BYTES) {
            return;
        }
        List<Line> ofRow =
                row.errors().stream().map(error -> Line.of(row, error)).toList();
        bytes += ofRow.stream().mapToInt(Line::bytes).sum();
        if (bytes <= MOST_BYTES) {
            lines.addAll(ofRow);
            rows++;
        }
    }

    List<Line> lines() {
        return lines;
    }

    boolean present() {
        return !lines.isEmpty();
    }

    /** Says how many rows of those that failed are shown. */
    String caption(long failed) {
        return rows >= failed
                ? "What is wrong with them, line by line."
                : "The first %s of %s. All of them are in failed.csv."
                        .formatted(Wording.number(rows), Wording.number(failed));
    }
}
