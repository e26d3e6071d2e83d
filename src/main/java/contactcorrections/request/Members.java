package contactcorrections.request;

import org.jspecify.annotations.Nullable;

/** The members of one object of the request, wherever a row gives them: in columns of their own or in a JSON cell. */
sealed interface Members permits ColumnMembers, JsonMembers {

    boolean isGiven(Member member, Draft draft);

    /** The member's text, empty where it is to be cleared; null if it is not given or was rejected. */
    @Nullable
    String text(Member member, Draft draft);

    /** The member's 32-bit integer; null if it is not given or was rejected. */
    @Nullable
    Integer integer(Member member, Draft draft);

    /** Where an error of the member belongs, or of the object if the member has no place. */
    Place placeOf(Member member);

    /** The member's text if it keeps to the limit; null if it is not given or was rejected. */
    default @Nullable String text(Member member, TextLimit limit, Draft draft) {
        String text = text(member, draft);
        if (text == null || limit.isMetBy(text)) {
            return text;
        }
        draft.reject(placeOf(member), limit.code(), limit.complaint(text));
        return null;
    }

    /** The member's value in the API's spelling; null if it is not given or was rejected. */
    default @Nullable String choice(Member member, Choice choice, Draft draft) {
        String text = text(member, draft);
        if (text == null) {
            return null;
        }
        String spelling = choice.spellingOf(text);
        if (spelling == null) {
            draft.reject(placeOf(member), choice.code(), choice.complaint(text));
        }
        return spelling;
    }
}
