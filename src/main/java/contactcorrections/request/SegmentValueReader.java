package contactcorrections.request;

import static contactcorrections.request.ErrorCode.INVALID_CONTACT_EXPIRY;
import static contactcorrections.request.ErrorCode.INVALID_SEGMENT_ATTRIBUTE;
import static contactcorrections.request.ErrorCode.JSON_TOO_DEEP;

import contactcorrections.run.Wording;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the value of one segment attribute and the values inside it. */
final class SegmentValueReader {

    /** Maps and lists inside one another that a value may have; JSON cells are bounded well above it. */
    static final int MAX_DEPTH = 10;

    private static final Field[] KINDS = {
        Field.VALUE_STRING,
        Field.VALUE_INTEGER,
        Field.VALUE_ARN,
        Field.VALUE_MAP,
        Field.VALUE_LIST,
        Field.CONTACT_EXPIRY
    };

    private final boolean isSystem;
    private final Draft draft;

    private SegmentValueReader(boolean isSystem, Draft draft) {
        this.isSystem = isSystem;
        this.draft = draft;
    }

    static void read(String key, FieldSource fields, Draft draft) {
        SegmentValue value = new SegmentValueReader(SegmentAttributeKey.isSystem(key), draft).value(fields, 0);
        if (value != null) {
            draft.changes.put(key, value);
        }
    }

    private @Nullable SegmentValue value(FieldSource fields, int depth) {
        Field kind = onlyKind(fields);
        if (kind == null) {
            return null;
        }
        return switch (kind) {
            case VALUE_STRING -> text(fields);
            case VALUE_INTEGER -> whole(fields.integer(kind, draft));
            case VALUE_ARN -> arn(fields);
            case CONTACT_EXPIRY -> expiry(fields);
            case VALUE_MAP -> entries((JsonFields) fields, depth + 1);
            case VALUE_LIST -> items((JsonFields) fields, depth + 1);
            default -> throw new IllegalStateException(kind.apiName());
        };
    }

    private @Nullable Field onlyKind(FieldSource fields) {
        Field only = null;
        for (Field kind : KINDS) {
            if (fields.isGiven(kind, draft)) {
                if (only != null) {
                    reject(fields, kind, "a second value beside %s, expected one".formatted(only.apiName()));
                    return null;
                }
                only = kind;
            }
        }
        if (only == null) {
            String expected = RequestObject.SEGMENT_ATTRIBUTES.fieldNames();
            reject(fields, Field.VALUE_STRING, "no value, expected exactly one of " + expected);
        }
        return only;
    }

    private @Nullable SegmentValue text(FieldSource fields) {
        String text = fields.text(Field.VALUE_STRING, TextLimit.VALUE_STRING, draft);
        return text == null ? null : new SegmentValue.Text(text);
    }

    private static @Nullable SegmentValue whole(@Nullable Integer number) {
        return number == null ? null : new SegmentValue.Whole(number);
    }

    private @Nullable SegmentValue arn(FieldSource fields) {
        requireSystem(fields, Field.VALUE_ARN);
        String arn = fields.text(Field.VALUE_ARN, TextLimit.VALUE_ARN, draft);
        return arn == null ? null : new SegmentValue.Arn(arn);
    }

    private @Nullable SegmentValue expiry(FieldSource fields) {
        String text = fields.text(Field.CONTACT_EXPIRY, draft);
        if (text == null) {
            return null;
        }
        Integer minutes = ContactExpiry.minutesFrom(text);
        if (minutes == null) {
            draft.reject(
                    fields.locationOf(Field.CONTACT_EXPIRY),
                    INVALID_CONTACT_EXPIRY,
                    Wording.characters(text) + ", " + ContactExpiry.EXPECTED);
            return null;
        }
        return new SegmentValue.Entries(Map.of("ExpiryDuration", new SegmentValue.Whole(minutes)));
    }

    private @Nullable SegmentValue entries(JsonFields fields, int depth) {
        JsonNode map = fields.node(Field.VALUE_MAP);
        if (isTooDeep(fields, Field.VALUE_MAP, depth)
                || !fields.isOfKind(map.isObject(), Field.VALUE_MAP, "an object", draft)) {
            return null;
        }
        Map<String, SegmentValue> entries = new LinkedHashMap<>();
        int number = 0;
        for (Map.Entry<String, JsonNode> entry : map.properties()) {
            ErrorLocation location = fields.locationOf(Field.VALUE_MAP).in("entry " + ++number);
            SegmentValue value = inner(entry.getValue(), location, depth);
            if (SegmentAttributeKey.isKey(entry.getKey(), location, draft) && value != null) {
                entries.put(entry.getKey(), value);
            }
        }
        return new SegmentValue.Entries(entries);
    }

    private @Nullable SegmentValue items(JsonFields fields, int depth) {
        requireSystem(fields, Field.VALUE_LIST);
        JsonNode list = fields.node(Field.VALUE_LIST);
        if (isTooDeep(fields, Field.VALUE_LIST, depth)
                || !fields.isOfKind(list.isArray(), Field.VALUE_LIST, "an array", draft)) {
            return null;
        }
        List<SegmentValue> items = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            ErrorLocation location = fields.locationOf(Field.VALUE_LIST).in("entry " + (i + 1));
            SegmentValue value = inner(Objects.requireNonNull(list.get(i)), location, depth);
            if (value != null) {
                items.add(value);
            }
        }
        return new SegmentValue.Items(items);
    }

    private @Nullable SegmentValue inner(JsonNode node, ErrorLocation location, int depth) {
        JsonFields fields = JsonFields.of(node, RequestObject.SEGMENT_ATTRIBUTES, location, draft);
        return fields == null ? null : value(fields, depth);
    }

    private boolean isTooDeep(JsonFields fields, Field kind, int depth) {
        boolean isTooDeep = depth > MAX_DEPTH;
        if (isTooDeep) {
            draft.reject(
                    fields.locationOf(kind),
                    JSON_TOO_DEEP,
                    "more than %s maps and lists inside one another".formatted(MAX_DEPTH));
        }
        return isTooDeep;
    }

    private void requireSystem(FieldSource fields, Field kind) {
        if (!isSystem) {
            reject(fields, kind, SegmentAttributeKey.NOT_SYSTEM);
        }
    }

    private void reject(FieldSource fields, Field kind, String message) {
        draft.reject(fields.locationOf(kind), INVALID_SEGMENT_ATTRIBUTE, message);
    }
}
