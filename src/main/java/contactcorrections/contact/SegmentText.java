package contactcorrections.contact;

import contactcorrections.request.column.Field;
import contactcorrections.request.value.SegmentAttributeKey;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.connect.model.SegmentAttributeValue;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The value of a segment attribute as text. */
final class SegmentText {

    private static final String EXPIRY_DURATION = "ExpiryDuration";

    private SegmentText() {}

    /** The value and its kind; null if it has none, or one that this version of the SDK does not know. */
    static @Nullable FieldValue of(String key, SegmentAttributeValue value) {
        if (value.valueString() != null) {
            return new FieldValue(Field.VALUE_STRING, value.valueString());
        }
        if (value.valueInteger() != null) {
            return new FieldValue(Field.VALUE_INTEGER, value.valueInteger().toString());
        }
        if (value.valueArn() != null) {
            return new FieldValue(Field.VALUE_ARN, value.valueArn());
        }
        if (value.hasValueList()) {
            return new FieldValue(Field.VALUE_LIST, json(value.valueList()).toString());
        }
        return value.hasValueMap() ? ofMap(key, value.valueMap()) : null;
    }

    private static FieldValue ofMap(String key, Map<String, SegmentAttributeValue> map) {
        SegmentAttributeValue duration = map.get(EXPIRY_DURATION);
        Integer minutes = duration == null ? null : duration.valueInteger();
        return key.equals(SegmentAttributeKey.CONTACT_EXPIRY) && map.size() == 1 && minutes != null && minutes > 0
                ? new FieldValue(Field.CONTACT_EXPIRY, minutes.toString())
                : new FieldValue(Field.VALUE_MAP, json(map).toString());
    }

    private static ArrayNode json(List<SegmentAttributeValue> values) {
        ArrayNode array = JsonMapper.shared().createArrayNode();
        values.forEach(value -> array.add(json(value)));
        return array;
    }

    private static ObjectNode json(Map<String, SegmentAttributeValue> values) {
        ObjectNode object = JsonMapper.shared().createObjectNode();
        values.forEach((key, value) -> object.set(key, json(value)));
        return object;
    }

    private static ObjectNode json(SegmentAttributeValue value) {
        ObjectNode object = JsonMapper.shared().createObjectNode();
        if (value.valueString() != null) {
            object.put(Field.VALUE_STRING.apiName(), value.valueString());
        }
        if (value.valueInteger() != null) {
            object.put(Field.VALUE_INTEGER.apiName(), value.valueInteger());
        }
        if (value.valueArn() != null) {
            object.put(Field.VALUE_ARN.apiName(), value.valueArn());
        }
        if (value.hasValueMap()) {
            object.set(Field.VALUE_MAP.apiName(), json(value.valueMap()));
        }
        if (value.hasValueList()) {
            object.set(Field.VALUE_LIST.apiName(), json(value.valueList()));
        }
        return object;
    }
}
