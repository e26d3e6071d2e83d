package contactcorrections.request.column;

import org.jspecify.annotations.Nullable;

/**
 * Where an error belongs.
 *
 * @param column index of the column
 * @param header name of the column as the file writes it, null for the row as a whole and for a column without a name
 * @param within where inside a JSON cell, in words that repeat nothing of it but the API's names; otherwise empty
 */
public record ErrorLocation(int column, @Nullable String header, String within) {

    public static final ErrorLocation ROW = new ErrorLocation(Integer.MAX_VALUE, null, "");

    static ErrorLocation ofColumn(int column, @Nullable String header) {
        return new ErrorLocation(column, header, "");
    }

    public ErrorLocation in(String part) {
        return new ErrorLocation(column, header, within.isEmpty() ? part : within + ", " + part);
    }
}
