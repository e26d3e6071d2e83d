package contactcorrections.request;

import contactcorrections.request.column.ErrorLocation;
import contactcorrections.request.column.Field;
import contactcorrections.request.value.Choice;
import contactcorrections.request.value.ErrorCode;
import contactcorrections.request.value.TextLimit;
import org.jspecify.annotations.Nullable;

/** The fields of one object in one row, in columns of their own or in a JSON cell. */
sealed interface FieldSource permits ColumnFields, JsonFields {

    RowContext row();

    boolean isGiven(Field field);

    /** The field's text, empty where it is to be cleared; null if it is not given or was rejected. */
    @Nullable
    String text(Field field);

    /** The field's 32-bit integer; null if it is not given or was rejected. */
    @Nullable
    Integer integer(Field field);

    /** Tells whether a field of any kind is expected to be empty. */
    boolean isExpectedEmpty(Field field);

    /** Where an error of the field belongs; if nothing gives it, where one of the object does. */
    ErrorLocation locationOf(Field field);

    default void reject(Field field, ErrorCode code, String message) {
        row().reject(locationOf(field), code, message);
    }

    /** The field's text if it keeps to the limit; null if it is not given or was rejected. */
    default @Nullable String text(Field field, TextLimit limit) {
        String text = text(field);
        if (text == null || limit.isMetBy(text) || isExpectedEmpty(text)) {
            return text;
        }
        reject(field, limit.code(), limit.complaint(text));
        return null;
    }

    /** The field's value in the API's spelling; null if it is not given or was rejected. */
    default @Nullable String choice(Field field, Choice choice) {
        String text = text(field);
        if (text == null) {
            return null;
        }
        String spelling = choice.spellingOf(text);
        if (spelling == null && isExpectedEmpty(text)) {
            return text;
        }
        if (spelling == null) {
            reject(field, choice.code(), choice.complaint(text));
        }
        return spelling;
    }

    private boolean isExpectedEmpty(String text) {
        return text.isEmpty() && row().isExpecting();
    }
}
