package contactcorrections.request;

import contactcorrections.request.column.ErrorLocation;
import contactcorrections.request.column.Field;
import contactcorrections.request.column.RequestPart;
import contactcorrections.request.value.ErrorCode;
import contactcorrections.row.Blank;
import contactcorrections.run.Wording;
import org.jspecify.annotations.Nullable;

/** Fields in columns of their own. */
record ColumnFields(RequestPart.Fields columns, RowContext row) implements FieldSource {

    @Override
    public boolean isGiven(Field field) {
        ErrorLocation column = columns.columnOf(field);
        return column != null && !row.isBlank(column);
    }

    @Override
    public @Nullable String text(Field field) {
        ErrorLocation column = columns.columnOf(field);
        if (column == null) {
            return null;
        }
        String cell = row.cell(column);
        String stripped = Blank.strip(cell);
        if (stripped.isEmpty()) {
            return null;
        }
        if (field == Field.TYPE && columns.referenceType() != null) {
            return isExpectedEmpty(field) ? null : columns.referenceType();
        }
        if (row.isClearToken(stripped)) {
            return row.isExpecting() ? "" : clear(field, column);
        }
        if (row.isSpreadsheetError(stripped, column)) {
            return null;
        }
        return field.isTrimmed() ? stripped : cell;
    }

    private @Nullable String clear(Field field, ErrorLocation column) {
        if (field.isClearable()) {
            row.clear(column);
            return "";
        }
        row.reject(column, ErrorCode.CANNOT_CLEAR, "the clear token, expected a value: this field cannot be cleared");
        return null;
    }

    @Override
    public @Nullable Integer integer(Field field) {
        String text = text(field);
        if (text == null) {
            return null;
        }
        try {
            return Integer.valueOf(text);
        } catch (NumberFormatException e) {
            reject(
                    field,
                    ErrorCode.INVALID_INTEGER,
                    Wording.characters(text)
                            + ", expected a whole number from -2,147,483,648 to 2,147,483,647 in digits");
            return null;
        }
    }

    @Override
    public boolean isExpectedEmpty(Field field) {
        ErrorLocation column = columns.columnOf(field);
        return row.isExpecting() && column != null && row.isClearToken(Blank.strip(row.cell(column)));
    }

    @Override
    public ErrorLocation locationOf(Field field) {
        return columns.locationOf(field);
    }
}
