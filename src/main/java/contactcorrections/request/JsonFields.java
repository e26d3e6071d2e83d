package contactcorrections.request;

import static contactcorrections.request.value.ErrorCode.INVALID_INTEGER;
import static contactcorrections.request.value.ErrorCode.UNKNOWN_JSON_MEMBER;
import static contactcorrections.request.value.ErrorCode.WRONG_JSON_TYPE;

import contactcorrections.request.column.ErrorLocation;
import contactcorrections.request.column.Field;
import contactcorrections.request.column.RequestObject;
import contactcorrections.request.value.JsonCell;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Fields of an object inside a JSON cell. Texts are taken as they are given: nothing is trimmed, nothing stands for "clear". */
record JsonFields(JsonNode object, ErrorLocation location, RowContext row) implements FieldSource {

    /** The fields of a node; null, with the error noted, if it is no object. Members that the API does not know are noted too. */
    static @Nullable JsonFields of(JsonNode node, RequestObject object, ErrorLocation location, RowContext row) {
        if (!node.isObject()) {
            row.reject(location, WRONG_JSON_TYPE, JsonCell.kindOf(node) + ", expected an object");
            return null;
        }
        for (String name : node.propertyNames()) {
            if (!object.hasField(name)) {
                row.reject(
                        location,
                        UNKNOWN_JSON_MEMBER,
                        "a member that the API does not know here, expected " + object.fieldNames());
            }
        }
        return new JsonFields(node, location, row);
    }

    @Override
    public boolean isGiven(Field field) {
        return object.has(field.apiName());
    }

    @Override
    public @Nullable String text(Field field) {
        JsonNode node = object.get(field.apiName());
        return node != null && isOfKind(node.isString(), field, "a string") ? node.stringValue() : null;
    }

    @Override
    public @Nullable Integer integer(Field field) {
        JsonNode node = object.get(field.apiName());
        if (node == null || !isOfKind(node.isIntegralNumber(), field, "a whole number")) {
            return null;
        }
        if (!node.canConvertToInt()) {
            reject(
                    field,
                    INVALID_INTEGER,
                    "a number out of range, expected a whole number from -2,147,483,648 to 2,147,483,647");
            return null;
        }
        return node.intValue();
    }

    /** Texts are expected to be empty by being empty; other members cannot say so. */
    @Override
    public boolean isExpectedEmpty(Field field) {
        return false;
    }

    JsonNode node(Field field) {
        return Objects.requireNonNull(object.get(field.apiName()));
    }

    boolean isOfKind(boolean matches, Field field, String expected) {
        if (!matches) {
            reject(field, WRONG_JSON_TYPE, JsonCell.kindOf(node(field)) + ", expected " + expected);
        }
        return matches;
    }

    @Override
    public ErrorLocation locationOf(Field field) {
        return isGiven(field) ? location.in(field.apiName()) : location;
    }
}
