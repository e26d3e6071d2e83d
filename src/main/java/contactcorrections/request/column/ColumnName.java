package contactcorrections.request.column;

import static contactcorrections.request.column.RequestObject.ADDITIONAL_RECIPIENTS;
import static contactcorrections.request.column.RequestObject.CONTACT;
import static contactcorrections.request.column.RequestObject.RECIPIENT;
import static contactcorrections.request.column.RequestObject.REFERENCES;
import static contactcorrections.request.column.RequestObject.SEGMENT_ATTRIBUTES;
import static contactcorrections.request.value.ErrorCode.CANNOT_EXPECT;
import static contactcorrections.request.value.ErrorCode.EMPTY_COLUMN_NAME;
import static contactcorrections.request.value.ErrorCode.INVALID_COLUMN_KEY;

import contactcorrections.request.value.ErrorCode;
import contactcorrections.request.value.SegmentAttributeKey;
import contactcorrections.request.value.TextLimit;
import contactcorrections.row.Blank;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the name of a column stands for. */
public sealed interface ColumnName {

    /**
     * A part of the request.
     *
     * @param key key in the object's map, empty where the object is none or the column holds JSON
     * @param field the field that the cell holds, null if it holds the object as JSON
     * @param referenceType type that the column's name gives to a reference beside its value, null if it gives none
     */
    record Target(
            RequestObject object,
            String key,
            @Nullable Field field,
            @Nullable String referenceType) implements ColumnName {

        /** The fields of the request that the column fills, each as a path from its root. */
        List<List<String>> paths() {
            if (field == null) {
                return List.of(List.of(object.apiName()));
            }
            if (object == SEGMENT_ATTRIBUTES) {
                return List.of(List.of(object.apiName(), key));
            }
            return referenceType == null ? List.of(path(field)) : List.of(path(Field.TYPE), path(Field.VALUE));
        }

        private List<String> path(Field last) {
            if (object == CONTACT) {
                return List.of(last.apiName());
            }
            return object.isMap()
                    ? List.of(object.apiName(), key, last.apiName())
                    : List.of(object.apiName(), last.apiName());
        }

        /** The column as people are told to write it, without the key of its own. */
        String columnName() {
            if (field == null) {
                return object.apiName();
            }
            if (object == CONTACT || field == Field.CONTACT_EXPIRY) {
                return field.apiName();
            }
            return object.apiName() + (object.isMap() ? ".KEY" : "." + field.apiName());
        }
    }

    /** What Connect has to hold in a part of the request for the row to be sent. */
    record Expectation(Target part) implements ColumnName {

        /** Why nothing can be expected there, null if something can. */
        private @Nullable String problem() {
            if (part.isFor(Field.CONTACT_ID) || part.isFor(Field.INSTANCE_ID)) {
                return "says which contact the row is about, expected a column of a field that Connect holds for it";
            }
            return part.isFor(Field.STATUS_REASON)
                    ? "Connect does not tell the StatusReason of a reference, expected no such column"
                    : null;
        }
    }

    /** A column that is passed over, such as one that an earlier report added. */
    record Ignored() implements ColumnName {}

    /** No column that is known. */
    record Unknown() implements ColumnName {}

    /** A column that is recognised but cannot be used. */
    record Wrong(ErrorCode code, String message) implements ColumnName {}

    /** What stands before a column's name where the cell says what Connect has to hold. */
    String EXPECTED = "Expected.";

    /** Types that a column can give to a reference by its own name. */
    List<String> REFERENCE_TYPES = List.of("URL", "NUMBER", "STRING", "DATE", "EMAIL");

    /** The columns that have no KEY, by their names as people are told to write them. */
    Map<String, ColumnName> FIXED = fixed();

    /** The same by their names in lower case. */
    Map<String, ColumnName> NORMALISED = normalised(FIXED);

    /** What a column of that name stands for. */
    static ColumnName of(String name) {
        String stripped = Blank.strip(name);
        if (stripped.isEmpty()) {
            return new Wrong(EMPTY_COLUMN_NAME, "expected a column's name, found none");
        }
        return isExpected(stripped)
                ? ofExpectation(Blank.strip(stripped.substring(EXPECTED.length())))
                : ofPart(stripped);
    }

    /** Whether a name without blanks around it is that of a value that is expected, or was meant to be. */
    static boolean isExpected(String name) {
        return beginsWith(EXPECTED, name);
    }

    private static ColumnName ofExpectation(String rest) {
        ColumnName column = ofPart(rest);
        if (column instanceof Target part) {
            Expectation expectation = new Expectation(part);
            String problem = expectation.problem();
            return problem == null ? expectation : new Wrong(CANNOT_EXPECT, problem);
        }
        return column instanceof Wrong ? column : new Unknown();
    }

    private static ColumnName ofPart(String name) {
        ColumnName known = NORMALISED.get(normalise(name));
        if (known != null) {
            return known;
        }
        if (beginsWith(prefix(REFERENCES), name)) {
            return ofReference(name.substring(prefix(REFERENCES).length()));
        }
        return beginsWith(prefix(SEGMENT_ATTRIBUTES), name)
                ? ofSegmentAttribute(name.substring(prefix(SEGMENT_ATTRIBUTES).length()))
                : new Unknown();
    }

    /** The name by which columns are found that are the same. */
    static String normalise(String name) {
        return Blank.strip(name).toLowerCase(Locale.ROOT);
    }

    /** Whether it stands for the field, in a column of its own. */
    default boolean isFor(Field field) {
        return this instanceof Target target && target.field() == field;
    }

    private static boolean beginsWith(String prefix, String name) {
        return name.regionMatches(true, 0, prefix, 0, prefix.length());
    }

    private static String prefix(RequestObject object) {
        return object.apiName() + ".";
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
        if (complaint == null && target.isFor(Field.VALUE_ARN) && !SegmentAttributeKey.isSystem(target.key())) {
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

    private static Map<String, ColumnName> fixed() {
        Map<String, ColumnName> names = new LinkedHashMap<>();
        for (RequestObject object : EnumSet.complementOf(EnumSet.of(RECIPIENT))) {
            if (object != CONTACT) {
                names.put(object.apiName(), new Target(object, "", null, null));
            }
            if (!object.isMap()) {
                String prefix = object == CONTACT ? "" : prefix(object);
                object.fields().stream()
                        .filter(field -> !field.isJsonOnly())
                        .forEach(field -> names.put(prefix + field.apiName(), new Target(object, "", field, null)));
            }
        }
        names.put(
                prefix(ADDITIONAL_RECIPIENTS) + Field.CC.apiName(),
                new Target(ADDITIONAL_RECIPIENTS, "", Field.CC, null));
        names.put(
                Field.CONTACT_EXPIRY.apiName(),
                new Target(SEGMENT_ATTRIBUTES, SegmentAttributeKey.CONTACT_EXPIRY, Field.CONTACT_EXPIRY, null));
        for (String added : List.of("error_line", "error_code", "error_column", "error_message")) {
            names.put(added, new Ignored());
        }
        return Collections.unmodifiableMap(names);
    }

    private static Map<String, ColumnName> normalised(Map<String, ColumnName> fixed) {
        Map<String, ColumnName> normalised = new LinkedHashMap<>();
        fixed.forEach((name, column) -> normalised.put(normalise(name), column));
        return Collections.unmodifiableMap(normalised);
    }
}
