package contactcorrections.history;

import java.util.List;

/**
 * What a preflight found in an input.
 *
 * @param rows data rows of the input
 * @param invalid rows that break a rule
 * @param errors the errors by code, the most frequent first
 * @param cleared the columns with cells that empty their fields, the most such cells first
 * @param reading identifies the settings that it read with; other settings may find other errors
 */
public record PreflightResult(
        long rows, long invalid, List<ErrorCount> errors, List<ClearedColumn> cleared, String reading) {

    /** Rows that can be sent. */
    public long valid() {
        return rows - invalid;
    }
}
