package contactcorrections.request;

import static contactcorrections.request.ErrorCode.MISSING_COLUMN;
import static contactcorrections.request.ErrorCode.NO_HEADER;

import contactcorrections.row.RowError;
import contactcorrections.run.Wording;
import java.util.ArrayList;
import java.util.List;

/** A file whose first row lacks ContactId: that may be a row of data, so nothing of its text is told. */
final class HeaderlessFile {

    private static final int MOST_COLUMNS = 20;

    private HeaderlessFile() {}

    /** Says how many cells the row has and which of them are columns. */
    static RowError problem(List<ColumnName> cells) {
        List<String> columns = new ArrayList<>();
        for (int index = 0; index < cells.size(); index++) {
            if (cells.get(index) instanceof ColumnName.Target target) {
                columns.add("%s (%s)".formatted(index + 1, target.columnName()));
            }
        }
        String count = Wording.count(cells.size(), "cell");
        return columns.isEmpty()
                ? new RowError(
                        NO_HEADER.name(),
                        null,
                        count + " and none of them the name of a column, expected the header row")
                : new RowError(
                        MISSING_COLUMN.name(),
                        null,
                        "%s and none of them ContactId, expected the header row; columns are: %s"
                                .formatted(count, listed(columns)));
    }

    private static String listed(List<String> columns) {
        int more = columns.size() - MOST_COLUMNS;
        return more <= 0
                ? String.join(", ", columns)
                : "%s and %s more".formatted(String.join(", ", columns.subList(0, MOST_COLUMNS)), Wording.number(more));
    }
}
