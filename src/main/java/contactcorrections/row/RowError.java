package contactcorrections.row;

import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with a row.
 *
 * @param code stable upper-case code, or the error code that Connect answered with
 * @param column header name of the column at fault, null when it is the row as a whole
 * @param message what was found and what was expected; never the text of a cell
 */
public record RowError(String code, @Nullable String column, String message) {}
