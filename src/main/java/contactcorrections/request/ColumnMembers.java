package contactcorrections.request;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Members that have columns of their own. */
final class ColumnMembers implements Members {

    private final Map<Member, Place> places = new EnumMap<>(Member.class);
    private final List<Place> columns = new ArrayList<>();
    private @Nullable String referenceType;

    void add(ColumnName.Target target, Member member, Place place) {
        places.put(member, place);
        columns.add(place);
        if (target.referenceType() != null) {
            referenceType = target.referenceType();
            places.put(Member.TYPE, place);
        }
    }

    boolean has(Member member) {
        return places.containsKey(member);
    }

    boolean isAnyGiven(Draft draft) {
        for (Place column : columns) {
            if (!draft.isBlank(column)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public boolean isGiven(Member member, Draft draft) {
        Place place = places.get(member);
        return place != null && !draft.isBlank(place);
    }

    @Override
    public @Nullable String text(Member member, Draft draft) {
        Place place = places.get(member);
        if (place == null) {
            return null;
        }
        String cell = draft.cell(place);
        String stripped = Blanks.strip(cell);
        if (stripped.isEmpty()) {
            return null;
        }
        if (member == Member.TYPE && referenceType != null) {
            return referenceType;
        }
        if (draft.isClear(stripped)) {
            return clear(member, place, draft);
        }
        if (draft.isSpreadsheetError(stripped, place)) {
            return null;
        }
        return member.isTrimmed() ? stripped : cell;
    }

    private static @Nullable String clear(Member member, Place place, Draft draft) {
        if (member.isClearable()) {
            draft.changes.clear(place);
            return "";
        }
        draft.reject(place, ErrorCode.CANNOT_CLEAR, "the clear token, expected a value: this field cannot be cleared");
        return null;
    }

    @Override
    public @Nullable Integer integer(Member member, Draft draft) {
        String text = text(member, draft);
        if (text == null) {
            return null;
        }
        try {
            return Integer.valueOf(text);
        } catch (NumberFormatException e) {
            draft.reject(
                    placeOf(member),
                    ErrorCode.INVALID_INTEGER,
                    Quantity.ofCharacters(text)
                            + ", expected a whole number from -2,147,483,648 to 2,147,483,647 in digits");
            return null;
        }
    }

    @Override
    public Place placeOf(Member member) {
        Place place = places.get(member);
        return place != null ? place : columns.get(0);
    }
}
