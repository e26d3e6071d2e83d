package contactcorrections.report.page;

import contactcorrections.outcome.ClearedColumn;
import contactcorrections.run.Wording;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The columns with cells that empty their fields, as people read them.
 *
 * @param more what is said of the columns that are not shown, null if all are
 */
public record ClearedColumns(List<Line> lines, @Nullable String more) {

    private static final int MOST = 20;

    /**
     * One column.
     *
     * @param count the cells with their noun
     */
    public record Line(String column, String cells, String count) {}

    public static ClearedColumns of(List<ClearedColumn> columns) {
        return new ClearedColumns(
                columns.stream().limit(MOST).map(ClearedColumns::line).toList(),
                columns.size() <= MOST
                        ? null
                        : Wording.count(columns.size() - MOST, "more column") + ": see summary.json.");
    }

    boolean present() {
        return !lines.isEmpty();
    }

    private static Line line(ClearedColumn column) {
        return new Line(
                Wording.text(column.column(), 100),
                Wording.number(column.cells()),
                Wording.count(column.cells(), "cell"));
    }
}
