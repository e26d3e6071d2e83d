package contactcorrections.request;

import org.jspecify.annotations.Nullable;

/** The members of one object of the request, wherever a row gives them: in columns of their own or in a JSON cell. */
sealed interface FieldSource permits ColumnFields, JsonFields {

    boolean isGiven(Field field, Draft draft);

    /** The member's text, empty where it is to be cleared; null if it is not given or was rejected. */
    @Nullable
    String text(Field field, Draft draft);

    /** The member's 32-bit integer; null if it is not given or was rejected. */
    @Nullable
    Integer integer(Field field, Draft draft);

    /** Where an error of the member belongs, or of the object if the member has none. */
    ErrorLocation locationOf(Field field);

    /** The member's text if it keeps to the limit; null if it is not given or was rejected. */
    default @Nullable String text(Field field, TextLimit limit, Draft draft) {
        String text = text(field, draft);
        if (text == null || limit.isMetBy(text)) {
            return text;
        }
        draft.reject(locationOf(field), limit.code(), limit.complaint(text));
        return null;
    }

    /** The member's value in the API's spelling; null if it is not given or was rejected. */
    default @Nullable String choice(Field field, Choice choice, Draft draft) {
        String text = text(field, draft);
        if (text == null) {
            return null;
        }
        String spelling = choice.spellingOf(text);
        if (spelling == null) {
            draft.reject(locationOf(field), choice.code(), choice.complaint(text));
        }
        return spelling;
    }
}
