package contactcorrections.request;

import static contactcorrections.request.ErrorCode.INVALID_INTEGER;
import static contactcorrections.request.ErrorCode.UNKNOWN_JSON_MEMBER;
import static contactcorrections.request.ErrorCode.WRONG_JSON_TYPE;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Fields of an object inside a JSON cell. Texts are taken as they are given: nothing is trimmed, nothing stands for "clear". */
final class JsonFields implements FieldSource {

    private final JsonNode object;
    private final ErrorLocation location;

    private JsonFields(JsonNode object, ErrorLocation location) {
        this.object = object;
        this.location = location;
    }

    /** The members of a node; null, with the error noted, if it is no object. Fields that the API does not know are noted too. */
    static @Nullable JsonFields of(JsonNode node, RequestObject object, ErrorLocation location, Draft draft) {
        if (!node.isObject()) {
            draft.reject(location, WRONG_JSON_TYPE, JsonCells.kindOf(node) + ", expected an object");
            return null;
        }
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            if (!object.hasField(entry.getKey())) {
                draft.reject(
                        location,
                        UNKNOWN_JSON_MEMBER,
                        "a member that the API does not know here, expected " + object.fieldNames());
            }
        }
        return new JsonFields(node, location);
    }

    @Override
    public boolean isGiven(Field field, Draft draft) {
        return object.has(field.apiName());
    }

    JsonNode node(Field field) {
        return Objects.requireNonNull(object.get(field.apiName()));
    }

    @Override
    public @Nullable String text(Field field, Draft draft) {
        return isGiven(field, draft) && isOfKind(node(field).isString(), field, "a string", draft)
                ? node(field).stringValue()
                : null;
    }

    @Override
    public @Nullable Integer integer(Field field, Draft draft) {
        if (!isGiven(field, draft) || !isOfKind(node(field).isIntegralNumber(), field, "a whole number", draft)) {
            return null;
        }
        if (!node(field).canConvertToInt()) {
            draft.reject(
                    locationOf(field),
                    INVALID_INTEGER,
                    "a number out of range, expected a whole number from -2,147,483,648 to 2,147,483,647");
            return null;
        }
        return node(field).intValue();
    }

    boolean isOfKind(boolean matches, Field field, String expected, Draft draft) {
        if (!matches) {
            draft.reject(locationOf(field), WRONG_JSON_TYPE, JsonCells.kindOf(node(field)) + ", expected " + expected);
        }
        return matches;
    }

    @Override
    public ErrorLocation locationOf(Field field) {
        return object.has(field.apiName()) ? location.in(field.apiName()) : location;
    }
}
