package contactcorrections.csv;

import contactcorrections.row.Row;
import contactcorrections.row.RowError;
import contactcorrections.row.RowPosition;

/** Why a row could not be cut into cells. */
enum UnreadableRow {
    RECORD_TOO_LARGE("more than 1 MiB, expected less; a quote may be missing or out of place"),
    UNCLOSED_QUOTE("a quoted cell that is never closed, expected a quote before a delimiter or line end"),
    MISPLACED_QUOTE("text after a closing quote, expected a delimiter or line end; double a quote in a quoted cell"),
    INVALID_ENCODING("bytes that are not valid in the input's charset, expected text"),
    NUL_CHARACTER("a NUL character, expected text");

    private final String message;

    UnreadableRow(String message) {
        this.message = message;
    }

    Row at(RowPosition position) {
        return new Row.Unreadable(position, new RowError(name(), null, message));
    }
}
