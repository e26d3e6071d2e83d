package contactcorrections.request;

import org.jspecify.annotations.Nullable;

/**
 * Where an error belongs.
 *
 * @param column index of the column
 * @param header name of the column as the file writes it, null for the row as a whole and for a column without a name
 * @param within where inside a JSON cell, in words that repeat nothing of it but the API's names; otherwise empty
 */
record Place(int column, @Nullable String header, String within) {

    static final Place ROW = new Place(Integer.MAX_VALUE, null, "");

    static Place ofColumn(int column, String header) {
        return new Place(column, header, "");
    }

    static Place ofUnnamedColumn(int column) {
        return new Place(column, null, "");
    }

    Place in(String part) {
        return new Place(column, header, within.isEmpty() ? part : within + ", " + part);
    }
}
