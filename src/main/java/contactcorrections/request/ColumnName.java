package contactcorrections.request;

import static contactcorrections.request.ErrorCode.EMPTY_COLUMN_NAME;
import static contactcorrections.request.ErrorCode.INVALID_COLUMN_KEY;
import static contactcorrections.request.RequestObject.ADDITIONAL_RECIPIENTS;
import static contactcorrections.request.RequestObject.CONTACT;
import static contactcorrections.request.RequestObject.REFERENCES;
import static contactcorrections.request.RequestObject.SEGMENT_ATTRIBUTES;

import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the name of a column stands for. */
sealed interface ColumnName {

    /**
     * A part of the request.
     *
     * @param key key in the group's map, empty where the group is none or the column holds JSON
     * @param member the member that the cell holds, null if it holds the group's JSON object
     * @param referenceType type that the column's name gives to a reference beside its value, null if it gives none
     */
    record Target(
            RequestObject object,
            String key,
            @Nullable Field field,
            @Nullable String referenceType) implements ColumnName {

        /** The fields of the request that the column fills, each as a path from its root. */
        List<List<String>> fields() {
            if (field == null) {
                return List.of(List.of(object.apiName()));
            }
            if (object == SEGMENT_ATTRIBUTES) {
                return List.of(List.of(object.apiName(), key));
            }
            return referenceType == null ? List.of(path(field)) : List.of(path(Field.TYPE), path(Field.VALUE));
        }

        /** The column as people are told to write it, without the key of its own. */
        String columnName() {
            if (field == null || object == CONTACT || field == Field.CONTACT_EXPIRY) {
                return field == null ? object.apiName() : field.apiName();
            }
            return object.apiName() + (object.isMap() ? ".KEY" : "." + field.apiName());
        }

        private List<String> path(Field field) {
            return object == CONTACT
                    ? List.of(field.apiName())
                    : object.isMap()
                            ? List.of(object.apiName(), key, field.apiName())
                            : List.of(object.apiName(), field.apiName());
        }
    }

    /** Something that an earlier report added. */
    record Ignored() implements ColumnName {}

    /** No column that is known. */
    record Unknown() implements ColumnName {}

    /** A column that is recognised but cannot be used. */
    record Wrong(ErrorCode code, String message) implements ColumnName {}

    /** Types that a column can give to a reference by its own name. */
    List<String> REFERENCE_TYPES = List.of("URL", "NUMBER", "STRING", "DATE", "EMAIL");

    /** The columns that have no KEY, in lower case with what they stand for. */
    Map<String, ColumnName> FIXED = fixed(true);

    /** The columns that have no KEY, as people are told to write them. */
    Collection<String> FIXED_NAMES = fixed(false).keySet();

    /** Whether it stands for the column that every file must have. */
    default boolean isContactId() {
        return this instanceof Target target && target.field() == Field.CONTACT_ID;
    }

    static String normalise(String name) {
        return Blanks.strip(name).toLowerCase(Locale.ROOT);
    }

    static ColumnName of(String name) {
        String stripped = Blanks.strip(name);
        if (stripped.isEmpty()) {
            return new Wrong(EMPTY_COLUMN_NAME, "expected a column's name, found none");
        }
        ColumnName known = FIXED.get(normalise(stripped));
        if (known != null) {
            return known;
        }
        String reference = after(REFERENCES, stripped);
        if (reference != null) {
            return ofReference(reference);
        }
        String attribute = after(SEGMENT_ATTRIBUTES, stripped);
        return attribute != null ? ofSegmentAttribute(attribute) : new Unknown();
    }

    private static @Nullable String after(RequestObject object, String name) {
        String prefix = object.apiName() + ".";
        return name.regionMatches(true, 0, prefix, 0, prefix.length()) ? name.substring(prefix.length()) : null;
    }

    private static ColumnName ofReference(String rest) {
        Field field = fieldAtEnd(REFERENCES, rest);
        if (field != null) {
            return checked(new Target(REFERENCES, keyBeforeEnd(rest), field, null));
        }
        for (String type : REFERENCE_TYPES) {
            if (type.equalsIgnoreCase(lastSegment(rest))) {
                return checked(new Target(REFERENCES, keyBeforeEnd(rest), Field.VALUE, type));
            }
        }
        return new Unknown();
    }

    private static ColumnName ofSegmentAttribute(String rest) {
        Field field = fieldAtEnd(SEGMENT_ATTRIBUTES, rest);
        if (field == null) {
            return checked(new Target(SEGMENT_ATTRIBUTES, rest, Field.VALUE_STRING, null));
        }
        return field.isJsonOnly()
                ? new Wrong(
                        INVALID_COLUMN_KEY,
                        "%s fits in no cell of its own, expected it in a column SegmentAttributes as JSON"
                                .formatted(field.apiName()))
                : checked(new Target(SEGMENT_ATTRIBUTES, keyBeforeEnd(rest), field, null));
    }

    private static ColumnName checked(Target target) {
        if (target.object() == REFERENCES) {
            return TextLimit.REFERENCE_KEY.isMetBy(target.key())
                    ? target
                    : new Wrong(INVALID_COLUMN_KEY, "KEY has " + TextLimit.REFERENCE_KEY.complaint(target.key()));
        }
        String complaint = SegmentAttributeKey.complaint(target.key());
        if (complaint == null && target.field() == Field.VALUE_ARN && !SegmentAttributeKey.isSystem(target.key())) {
            complaint = SegmentAttributeKey.NOT_SYSTEM;
        }
        return complaint == null ? target : new Wrong(INVALID_COLUMN_KEY, "KEY: " + complaint);
    }

    private static @Nullable Field fieldAtEnd(RequestObject object, String rest) {
        String last = lastSegment(rest);
        return object.fields().stream()
                .filter(field -> field.apiName().equalsIgnoreCase(last))
                .findFirst()
                .orElse(null);
    }

    private static String lastSegment(String rest) {
        return rest.substring(rest.lastIndexOf('.') + 1);
    }

    private static String keyBeforeEnd(String rest) {
        return rest.substring(0, Math.max(0, rest.lastIndexOf('.')));
    }

    private static Map<String, ColumnName> fixed(boolean lowerCase) {
        Map<String, ColumnName> names = new LinkedHashMap<>();
        for (RequestObject object : EnumSet.complementOf(EnumSet.of(RequestObject.RECIPIENT))) {
            if (object != CONTACT) {
                names.put(object.apiName(), new Target(object, "", null, null));
            }
            if (!object.isMap()) {
                String prefix = object == CONTACT ? "" : object.apiName() + ".";
                object.fields().stream()
                        .filter(field -> !field.isJsonOnly())
                        .forEach(field -> names.put(prefix + field.apiName(), new Target(object, "", field, null)));
            }
        }
        names.put(
                ADDITIONAL_RECIPIENTS.apiName() + "." + Field.CC.apiName(),
                new Target(ADDITIONAL_RECIPIENTS, "", Field.CC, null));
        names.put(
                Field.CONTACT_EXPIRY.apiName(),
                new Target(SEGMENT_ATTRIBUTES, SegmentAttributeKey.CONTACT_EXPIRY, Field.CONTACT_EXPIRY, null));
        for (String added : List.of("error_line", "error_code", "error_column", "error_message")) {
            names.put(added, new Ignored());
        }
        if (!lowerCase) {
            return names;
        }
        Map<String, ColumnName> normalised = new LinkedHashMap<>();
        names.forEach((name, column) -> normalised.put(normalise(name), column));
        return normalised;
    }
}
