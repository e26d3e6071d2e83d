package contactcorrections.request;

import contactcorrections.run.Wording;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Fields that have columns of their own. */
final class ColumnFields implements FieldSource {

    private final Map<Field, ErrorLocation> locations = new EnumMap<>(Field.class);
    private final List<ErrorLocation> columns = new ArrayList<>();
    private @Nullable String referenceType;

    void add(ColumnName.Target target, Field field, ErrorLocation location) {
        locations.put(field, location);
        columns.add(location);
        if (target.referenceType() != null) {
            referenceType = target.referenceType();
            locations.put(Field.TYPE, location);
        }
    }

    boolean has(Field field) {
        return locations.containsKey(field);
    }

    boolean isAnyGiven(Draft draft) {
        for (ErrorLocation column : columns) {
            if (!draft.isBlank(column)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public boolean isGiven(Field field, Draft draft) {
        ErrorLocation location = locations.get(field);
        return location != null && !draft.isBlank(location);
    }

    @Override
    public @Nullable String text(Field field, Draft draft) {
        ErrorLocation location = locations.get(field);
        if (location == null) {
            return null;
        }
        String cell = draft.cell(location);
        String stripped = Blanks.strip(cell);
        if (stripped.isEmpty()) {
            return null;
        }
        if (field == Field.TYPE && referenceType != null) {
            return referenceType;
        }
        if (draft.isClear(stripped)) {
            return clear(field, location, draft);
        }
        if (draft.isSpreadsheetError(stripped, location)) {
            return null;
        }
        return field.isTrimmed() ? stripped : cell;
    }

    private static @Nullable String clear(Field field, ErrorLocation location, Draft draft) {
        if (field.isClearable()) {
            draft.changes.clear(location);
            return "";
        }
        draft.reject(
                location, ErrorCode.CANNOT_CLEAR, "the clear token, expected a value: this field cannot be cleared");
        return null;
    }

    @Override
    public @Nullable Integer integer(Field field, Draft draft) {
        String text = text(field, draft);
        if (text == null) {
            return null;
        }
        try {
            return Integer.valueOf(text);
        } catch (NumberFormatException e) {
            draft.reject(
                    locationOf(field),
                    ErrorCode.INVALID_INTEGER,
                    Wording.characters(text)
                            + ", expected a whole number from -2,147,483,648 to 2,147,483,647 in digits");
            return null;
        }
    }

    @Override
    public ErrorLocation locationOf(Field field) {
        ErrorLocation location = locations.get(field);
        return location != null ? location : columns.get(0);
    }
}
