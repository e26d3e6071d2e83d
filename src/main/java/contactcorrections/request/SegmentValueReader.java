package contactcorrections.request;

import static contactcorrections.request.ErrorCode.INVALID_CONTACT_EXPIRY;
import static contactcorrections.request.ErrorCode.INVALID_SEGMENT_ATTRIBUTE;
import static contactcorrections.request.ErrorCode.JSON_TOO_DEEP;

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

    private static final Member[] KINDS = {
        Member.VALUE_STRING,
        Member.VALUE_INTEGER,
        Member.VALUE_ARN,
        Member.VALUE_MAP,
        Member.VALUE_LIST,
        Member.CONTACT_EXPIRY
    };

    private final boolean isSystem;
    private final Draft draft;

    private SegmentValueReader(boolean isSystem, Draft draft) {
        this.isSystem = isSystem;
        this.draft = draft;
    }

    static void read(String key, Members members, Draft draft) {
        SegmentValue value = new SegmentValueReader(SegmentAttributeKey.isSystem(key), draft).value(members, 0);
        if (value != null) {
            draft.changes.put(key, value);
        }
    }

    private @Nullable SegmentValue value(Members members, int depth) {
        Member kind = onlyKind(members);
        if (kind == null) {
            return null;
        }
        return switch (kind) {
            case VALUE_STRING -> text(members);
            case VALUE_INTEGER -> whole(members.integer(kind, draft));
            case VALUE_ARN -> arn(members);
            case CONTACT_EXPIRY -> expiry(members);
            case VALUE_MAP -> entries((JsonMembers) members, depth + 1);
            case VALUE_LIST -> items((JsonMembers) members, depth + 1);
            default -> throw new IllegalStateException(kind.apiName());
        };
    }

    private @Nullable Member onlyKind(Members members) {
        Member only = null;
        for (Member kind : KINDS) {
            if (members.isGiven(kind, draft)) {
                if (only != null) {
                    reject(members, kind, "a second value beside %s, expected one".formatted(only.apiName()));
                    return null;
                }
                only = kind;
            }
        }
        if (only == null) {
            String expected = Group.SEGMENT_ATTRIBUTES.memberNames();
            reject(members, Member.VALUE_STRING, "no value, expected exactly one of " + expected);
        }
        return only;
    }

    private @Nullable SegmentValue text(Members members) {
        String text = members.text(Member.VALUE_STRING, TextLimit.VALUE_STRING, draft);
        return text == null ? null : new SegmentValue.Text(text);
    }

    private static @Nullable SegmentValue whole(@Nullable Integer number) {
        return number == null ? null : new SegmentValue.Whole(number);
    }

    private @Nullable SegmentValue arn(Members members) {
        requireSystem(members, Member.VALUE_ARN);
        String arn = members.text(Member.VALUE_ARN, TextLimit.VALUE_ARN, draft);
        return arn == null ? null : new SegmentValue.Arn(arn);
    }

    private @Nullable SegmentValue expiry(Members members) {
        String text = members.text(Member.CONTACT_EXPIRY, draft);
        if (text == null) {
            return null;
        }
        Integer minutes = ContactExpiry.minutesFrom(text);
        if (minutes == null) {
            draft.reject(
                    members.placeOf(Member.CONTACT_EXPIRY),
                    INVALID_CONTACT_EXPIRY,
                    Quantity.ofCharacters(text) + ", " + ContactExpiry.EXPECTED);
            return null;
        }
        return new SegmentValue.Entries(Map.of("ExpiryDuration", new SegmentValue.Whole(minutes)));
    }

    private @Nullable SegmentValue entries(JsonMembers members, int depth) {
        JsonNode map = members.node(Member.VALUE_MAP);
        if (isTooDeep(members, Member.VALUE_MAP, depth)
                || !members.isOfKind(map.isObject(), Member.VALUE_MAP, "an object", draft)) {
            return null;
        }
        Map<String, SegmentValue> entries = new LinkedHashMap<>();
        int number = 0;
        for (Map.Entry<String, JsonNode> entry : map.properties()) {
            Place place = members.placeOf(Member.VALUE_MAP).in("entry " + ++number);
            SegmentValue value = inner(entry.getValue(), place, depth);
            if (SegmentAttributeKey.isKey(entry.getKey(), place, draft) && value != null) {
                entries.put(entry.getKey(), value);
            }
        }
        return new SegmentValue.Entries(entries);
    }

    private @Nullable SegmentValue items(JsonMembers members, int depth) {
        requireSystem(members, Member.VALUE_LIST);
        JsonNode list = members.node(Member.VALUE_LIST);
        if (isTooDeep(members, Member.VALUE_LIST, depth)
                || !members.isOfKind(list.isArray(), Member.VALUE_LIST, "an array", draft)) {
            return null;
        }
        List<SegmentValue> items = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            Place place = members.placeOf(Member.VALUE_LIST).in("entry " + (i + 1));
            SegmentValue value = inner(Objects.requireNonNull(list.get(i)), place, depth);
            if (value != null) {
                items.add(value);
            }
        }
        return new SegmentValue.Items(items);
    }

    private @Nullable SegmentValue inner(JsonNode node, Place place, int depth) {
        JsonMembers members = JsonMembers.of(node, Group.SEGMENT_ATTRIBUTES, place, draft);
        return members == null ? null : value(members, depth);
    }

    private boolean isTooDeep(JsonMembers members, Member kind, int depth) {
        boolean isTooDeep = depth > MAX_DEPTH;
        if (isTooDeep) {
            draft.reject(
                    members.placeOf(kind),
                    JSON_TOO_DEEP,
                    "more than %s maps and lists inside one another".formatted(MAX_DEPTH));
        }
        return isTooDeep;
    }

    private void requireSystem(Members members, Member kind) {
        if (!isSystem) {
            reject(members, kind, SegmentAttributeKey.NOT_SYSTEM);
        }
    }

    private void reject(Members members, Member kind, String message) {
        draft.reject(members.placeOf(kind), INVALID_SEGMENT_ATTRIBUTE, message);
    }
}
