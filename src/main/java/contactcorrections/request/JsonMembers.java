package contactcorrections.request;

import static contactcorrections.request.ErrorCode.INVALID_INTEGER;
import static contactcorrections.request.ErrorCode.UNKNOWN_JSON_MEMBER;
import static contactcorrections.request.ErrorCode.WRONG_JSON_TYPE;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Members of an object inside a JSON cell. Texts are taken as they are given: nothing is trimmed, nothing stands for "clear". */
final class JsonMembers implements Members {

    private final JsonNode object;
    private final Place place;

    private JsonMembers(JsonNode object, Place place) {
        this.object = object;
        this.place = place;
    }

    /** The members of a node; null, with the error noted, if it is no object. Members that the API does not know are noted too. */
    static @Nullable JsonMembers of(JsonNode node, Group group, Place place, Draft draft) {
        if (!node.isObject()) {
            draft.reject(place, WRONG_JSON_TYPE, JsonCells.kindOf(node) + ", expected an object");
            return null;
        }
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            if (!group.hasMember(entry.getKey())) {
                draft.reject(
                        place,
                        UNKNOWN_JSON_MEMBER,
                        "a member that the API does not know here, expected " + group.memberNames());
            }
        }
        return new JsonMembers(node, place);
    }

    @Override
    public boolean isGiven(Member member, Draft draft) {
        return object.has(member.apiName());
    }

    JsonNode node(Member member) {
        return Objects.requireNonNull(object.get(member.apiName()));
    }

    @Override
    public @Nullable String text(Member member, Draft draft) {
        return isGiven(member, draft) && isOfKind(node(member).isString(), member, "a string", draft)
                ? node(member).stringValue()
                : null;
    }

    @Override
    public @Nullable Integer integer(Member member, Draft draft) {
        if (!isGiven(member, draft) || !isOfKind(node(member).isIntegralNumber(), member, "a whole number", draft)) {
            return null;
        }
        if (!node(member).canConvertToInt()) {
            draft.reject(
                    placeOf(member),
                    INVALID_INTEGER,
                    "a number out of range, expected a whole number from -2,147,483,648 to 2,147,483,647");
            return null;
        }
        return node(member).intValue();
    }

    boolean isOfKind(boolean matches, Member member, String expected, Draft draft) {
        if (!matches) {
            draft.reject(placeOf(member), WRONG_JSON_TYPE, JsonCells.kindOf(node(member)) + ", expected " + expected);
        }
        return matches;
    }

    @Override
    public Place placeOf(Member member) {
        return object.has(member.apiName()) ? place.in(member.apiName()) : place;
    }
}
