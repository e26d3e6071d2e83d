package contactcorrections.request;

import static contactcorrections.request.value.ErrorCode.INVALID_CONTACT_EXPIRY;
import static contactcorrections.request.value.ErrorCode.INVALID_SEGMENT_ATTRIBUTE;
import static contactcorrections.request.value.ErrorCode.INVALID_SEGMENT_ATTRIBUTE_KEY;
import static contactcorrections.request.value.ErrorCode.JSON_TOO_DEEP;

import contactcorrections.request.column.ErrorLocation;
import contactcorrections.request.column.Field;
import contactcorrections.request.column.RequestObject;
import contactcorrections.request.value.ContactExpiry;
import contactcorrections.request.value.SegmentAttributeKey;
import contactcorrections.request.value.TextLimit;
import contactcorrections.run.Wording;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.connect.model.SegmentAttributeValue;
import tools.jackson.databind.JsonNode;

/** Reads what one segment attribute becomes: exactly one of the five kinds of value that the API has, and the values inside it. */
final class SegmentValueReader {

    /** Maps and lists inside one another that a value may have; JSON cells are bounded well above it. */
    private static final int MAX_DEPTH = 10;

    private static final Field[] KINDS = {
        Field.VALUE_STRING,
        Field.VALUE_INTEGER,
        Field.VALUE_ARN,
        Field.VALUE_MAP,
        Field.VALUE_LIST,
        Field.CONTACT_EXPIRY
    };

    private final boolean isSystem;
    private final FieldSource fields;
    private final int depth;

    private SegmentValueReader(boolean isSystem, FieldSource fields, int depth) {
        this.isSystem = isSystem;
        this.fields = fields;
        this.depth = depth;
    }

    static void read(String key, FieldSource fields, RequestBuilder request) {
        request.put(key, new SegmentValueReader(SegmentAttributeKey.isSystem(key), fields, 0).value());
    }

    /** Tells whether an attribute, or an entry inside one, can have this key, and notes the error if it cannot. */
    static boolean isKey(String key, ErrorLocation location, RowContext row) {
        String complaint = SegmentAttributeKey.complaint(key);
        if (complaint != null) {
            row.reject(location, INVALID_SEGMENT_ATTRIBUTE_KEY, "key: " + complaint);
        }
        return complaint == null;
    }

    /** Sets the value; what was rejected is missing in it, and never sent. */
    private Consumer<SegmentAttributeValue.Builder> value() {
        Field kind = onlyKind();
        if (kind == null) {
            return value -> {};
        }
        if (fields.isExpectedEmpty(kind)) {
            return value -> value.valueString("");
        }
        return switch (kind) {
            case VALUE_STRING -> {
                String text = fields.text(kind, TextLimit.VALUE_STRING);
                yield value -> value.valueString(text);
            }
            case VALUE_INTEGER -> {
                Integer number = fields.integer(kind);
                yield value -> value.valueInteger(number);
            }
            case VALUE_ARN -> arn();
            case CONTACT_EXPIRY -> expiry();
            case VALUE_MAP -> map((JsonFields) fields);
            case VALUE_LIST -> list((JsonFields) fields);
            default -> throw new IllegalStateException(kind.apiName());
        };
    }

    private @Nullable Field onlyKind() {
        Field only = null;
        for (Field kind : KINDS) {
            if (fields.isGiven(kind)) {
                if (only != null) {
                    reject(kind, "a second value beside %s, expected one".formatted(only.apiName()));
                    return null;
                }
                only = kind;
            }
        }
        if (only == null) {
            reject(
                    Field.VALUE_STRING,
                    "no value, expected exactly one of " + RequestObject.SEGMENT_ATTRIBUTES.fieldNames());
        }
        return only;
    }

    private Consumer<SegmentAttributeValue.Builder> arn() {
        requireSystem(Field.VALUE_ARN);
        String arn = fields.text(Field.VALUE_ARN, TextLimit.VALUE_ARN);
        return value -> value.valueArn(arn);
    }

    private Consumer<SegmentAttributeValue.Builder> expiry() {
        String text = fields.text(Field.CONTACT_EXPIRY);
        Integer minutes = text == null ? null : ContactExpiry.minutesFrom(text);
        if (text != null && minutes == null) {
            fields.reject(
                    Field.CONTACT_EXPIRY,
                    INVALID_CONTACT_EXPIRY,
                    Wording.characters(text) + ", " + ContactExpiry.EXPECTED);
        }
        return value ->
                value.valueMap(Map.of("ExpiryDuration", RequestBuilder.toSdk(inner -> inner.valueInteger(minutes))));
    }

    private Consumer<SegmentAttributeValue.Builder> map(JsonFields json) {
        Map<String, Consumer<SegmentAttributeValue.Builder>> entries = new LinkedHashMap<>();
        JsonNode map = json.node(Field.VALUE_MAP);
        if (!isTooDeep(Field.VALUE_MAP) && json.isOfKind(map.isObject(), Field.VALUE_MAP, "an object")) {
            int number = 0;
            for (Map.Entry<String, JsonNode> entry : map.properties()) {
                ErrorLocation location = json.locationOf(Field.VALUE_MAP).in("entry " + ++number);
                var value = inner(entry.getValue(), location);
                if (isKey(entry.getKey(), location, json.row())) {
                    entries.put(entry.getKey(), value);
                }
            }
        }
        return value -> value.valueMap(RequestBuilder.toSdk(entries));
    }

    private Consumer<SegmentAttributeValue.Builder> list(JsonFields json) {
        requireSystem(Field.VALUE_LIST);
        List<Consumer<SegmentAttributeValue.Builder>> items = new ArrayList<>();
        JsonNode list = json.node(Field.VALUE_LIST);
        if (!isTooDeep(Field.VALUE_LIST) && json.isOfKind(list.isArray(), Field.VALUE_LIST, "an array")) {
            for (JsonNode item : list.values()) {
                items.add(inner(item, json.locationOf(Field.VALUE_LIST).in("entry " + (items.size() + 1))));
            }
        }
        return value ->
                value.valueList(items.stream().map(RequestBuilder::toSdk).toList());
    }

    private Consumer<SegmentAttributeValue.Builder> inner(JsonNode node, ErrorLocation location) {
        JsonFields inner = JsonFields.of(node, RequestObject.SEGMENT_ATTRIBUTES, location, fields.row());
        return inner == null ? value -> {} : new SegmentValueReader(isSystem, inner, depth + 1).value();
    }

    private boolean isTooDeep(Field kind) {
        boolean isTooDeep = depth >= MAX_DEPTH;
        if (isTooDeep) {
            fields.reject(kind, JSON_TOO_DEEP, "more than %s maps and lists inside one another".formatted(MAX_DEPTH));
        }
        return isTooDeep;
    }

    private void requireSystem(Field kind) {
        if (!isSystem) {
            reject(kind, SegmentAttributeKey.NOT_SYSTEM);
        }
    }

    private void reject(Field kind, String message) {
        fields.reject(kind, INVALID_SEGMENT_ATTRIBUTE, message);
    }
}
