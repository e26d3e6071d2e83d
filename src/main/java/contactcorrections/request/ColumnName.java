package contactcorrections.request;

import static contactcorrections.request.ErrorCode.EMPTY_COLUMN_NAME;
import static contactcorrections.request.ErrorCode.INVALID_COLUMN_KEY;
import static contactcorrections.request.Group.ADDITIONAL_RECIPIENTS;
import static contactcorrections.request.Group.CONTACT;
import static contactcorrections.request.Group.REFERENCES;
import static contactcorrections.request.Group.SEGMENT_ATTRIBUTES;

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
            Group group,
            String key,
            @Nullable Member member,
            @Nullable String referenceType) implements ColumnName {

        /** The fields of the request that the column fills, each as a path from its root. */
        List<List<String>> fields() {
            if (member == null) {
                return List.of(List.of(group.apiName()));
            }
            if (group == SEGMENT_ATTRIBUTES) {
                return List.of(List.of(group.apiName(), key));
            }
            return referenceType == null ? List.of(path(member)) : List.of(path(Member.TYPE), path(Member.VALUE));
        }

        /** The column as people are told to write it, without the key of its own. */
        String columnName() {
            if (member == null || group == CONTACT || member == Member.CONTACT_EXPIRY) {
                return member == null ? group.apiName() : member.apiName();
            }
            return group.apiName() + (group.isMap() ? ".KEY" : "." + member.apiName());
        }

        private List<String> path(Member field) {
            return group == CONTACT
                    ? List.of(field.apiName())
                    : group.isMap()
                            ? List.of(group.apiName(), key, field.apiName())
                            : List.of(group.apiName(), field.apiName());
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
        return this instanceof Target target && target.member() == Member.CONTACT_ID;
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

    private static @Nullable String after(Group group, String name) {
        String prefix = group.apiName() + ".";
        return name.regionMatches(true, 0, prefix, 0, prefix.length()) ? name.substring(prefix.length()) : null;
    }

    private static ColumnName ofReference(String rest) {
        Member member = memberAtEnd(REFERENCES, rest);
        if (member != null) {
            return checked(new Target(REFERENCES, keyBeforeEnd(rest), member, null));
        }
        for (String type : REFERENCE_TYPES) {
            if (type.equalsIgnoreCase(lastSegment(rest))) {
                return checked(new Target(REFERENCES, keyBeforeEnd(rest), Member.VALUE, type));
            }
        }
        return new Unknown();
    }

    private static ColumnName ofSegmentAttribute(String rest) {
        Member member = memberAtEnd(SEGMENT_ATTRIBUTES, rest);
        if (member == null) {
            return checked(new Target(SEGMENT_ATTRIBUTES, rest, Member.VALUE_STRING, null));
        }
        return member.isJsonOnly()
                ? new Wrong(
                        INVALID_COLUMN_KEY,
                        "%s fits in no cell of its own, expected it in a column SegmentAttributes as JSON"
                                .formatted(member.apiName()))
                : checked(new Target(SEGMENT_ATTRIBUTES, keyBeforeEnd(rest), member, null));
    }

    private static ColumnName checked(Target target) {
        if (target.group() == REFERENCES) {
            return TextLimit.REFERENCE_KEY.isMetBy(target.key())
                    ? target
                    : new Wrong(INVALID_COLUMN_KEY, "KEY has " + TextLimit.REFERENCE_KEY.complaint(target.key()));
        }
        String complaint = SegmentAttributeKey.complaint(target.key());
        if (complaint == null && target.member() == Member.VALUE_ARN && !SegmentAttributeKey.isSystem(target.key())) {
            complaint = SegmentAttributeKey.NOT_SYSTEM;
        }
        return complaint == null ? target : new Wrong(INVALID_COLUMN_KEY, "KEY: " + complaint);
    }

    private static @Nullable Member memberAtEnd(Group group, String rest) {
        String last = lastSegment(rest);
        return group.members().stream()
                .filter(member -> member.apiName().equalsIgnoreCase(last))
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
        for (Group group : EnumSet.complementOf(EnumSet.of(Group.RECIPIENT))) {
            if (group != CONTACT) {
                names.put(group.apiName(), new Target(group, "", null, null));
            }
            if (!group.isMap()) {
                String prefix = group == CONTACT ? "" : group.apiName() + ".";
                group.members().stream()
                        .filter(member -> !member.isJsonOnly())
                        .forEach(member -> names.put(prefix + member.apiName(), new Target(group, "", member, null)));
            }
        }
        names.put(
                ADDITIONAL_RECIPIENTS.apiName() + "." + Member.CC.apiName(),
                new Target(ADDITIONAL_RECIPIENTS, "", Member.CC, null));
        names.put(
                Member.CONTACT_EXPIRY.apiName(),
                new Target(SEGMENT_ATTRIBUTES, SegmentAttributeKey.CONTACT_EXPIRY, Member.CONTACT_EXPIRY, null));
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
