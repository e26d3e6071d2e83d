package contactcorrections.request.column;

import contactcorrections.request.value.ErrorCode;
import contactcorrections.row.Blank;
import contactcorrections.row.RowError;
import java.util.ArrayList;
import java.util.List;

/** The header once more among the rows, as files that were put together have it. */
public final class RepeatedHeader {

    public static final RowError ERROR =
            new RowError(ErrorCode.REPEATED_HEADER.name(), null, "the header once more, expected a row of data");

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private record Name(int column, String text) {}

    private final List<Name> names = new ArrayList<>();

    /** Columns that are passed over do not count: in a {@code failed.csv} they hold what was wrong with the row. */
    public RepeatedHeader(ColumnMapping header) {
        for (int column = 0; column < header.names().size(); column++) {
            if (!(header.meanings().get(column) instanceof ColumnName.Ignored)) {
                names.add(new Name(column, header.names().get(column)));
            }
        }
    }

    /**
     * Whether the cells of a row are the names of the header.
     *
     * @param cells as many as the header has
     */
    public boolean isIn(List<String> cells) {
        for (Name name : names) {
            if (!name.text().equalsIgnoreCase(Blank.strip(text(name.column(), cells.get(name.column()))))) {
                return false;
            }
        }
        return true;
    }

    /** A byte order mark in front is no text, and keeps quotes from being read as such. */
    private static String text(int column, String cell) {
        if (column > 0 || !cell.startsWith(BYTE_ORDER_MARK)) {
            return cell;
        }
        String text = cell.substring(1);
        boolean quoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
        return quoted ? text.substring(1, text.length() - 1) : text;
    }
}
