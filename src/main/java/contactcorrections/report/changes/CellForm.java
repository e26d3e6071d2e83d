package contactcorrections.report.changes;

import contactcorrections.contact.FieldValue;
import contactcorrections.request.value.SpreadsheetError;
import contactcorrections.row.Blank;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * How values are written into the cells of a file.
 *
 * @param prefix what stands before the names of columns
 * @param clearToken the cell that stands for "nothing there"
 */
record CellForm(String prefix, String clearToken, Charset charset) {

    static final String EXPECTED = "Expected.";

    /** How a file is written that is read with the default settings. */
    static CellForm ofDefaults(String prefix) {
        return new CellForm(prefix, "(clear)", StandardCharsets.UTF_8);
    }

    String cell(FieldValue value) {
        return value.isBlank() ? clearToken : value.text();
    }

    /** Whether a cell of its own is read as the value that it is. */
    boolean canHold(FieldValue value) {
        String stripped = Blank.strip(value.text());
        return value.isBlank()
                || (!stripped.isEmpty()
                        && !stripped.equals(clearToken)
                        && !SpreadsheetError.is(stripped)
                        && (stripped.equals(value.text()) || !value.field().isTrimmed())
                        && canWrite(value.text()));
    }

    /** Whether a key can be part of a column's name. */
    boolean canName(String key) {
        return key.chars().noneMatch(Character::isISOControl) && canWrite(key);
    }

    /** A NUL is no text for a reader of corrections. */
    boolean canWrite(String text) {
        return text.indexOf('\0') < 0
                && (charset.equals(StandardCharsets.UTF_8)
                        || charset.newEncoder().canEncode(text));
    }
}
