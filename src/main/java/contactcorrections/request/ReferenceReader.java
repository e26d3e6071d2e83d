package contactcorrections.request;

import static contactcorrections.request.value.ErrorCode.CANNOT_EXPECT;
import static contactcorrections.request.value.ErrorCode.EMPTY_JSON_OBJECT;
import static contactcorrections.request.value.ErrorCode.INVALID_DATE;
import static contactcorrections.request.value.ErrorCode.INVALID_REFERENCE_ARN;
import static contactcorrections.request.value.ErrorCode.MISSING_REFERENCE_TYPE;

import contactcorrections.request.column.Field;
import contactcorrections.request.value.Choice;
import contactcorrections.request.value.EpochDate;
import contactcorrections.request.value.TextLimit;
import contactcorrections.run.Wording;
import org.jspecify.annotations.Nullable;

/** Reads what one of a contact's references becomes. */
final class ReferenceReader {

    private ReferenceReader() {}

    static void read(String key, FieldSource fields, RequestBuilder request) {
        if (fields.row().isExpecting()) {
            requireComparable(fields);
        } else if (!fields.isGiven(Field.TYPE)) {
            fields.reject(Field.TYPE, MISSING_REFERENCE_TYPE, "a reference without Type, expected one");
        }
        String type = fields.choice(Field.TYPE, Choice.REFERENCE_TYPE);
        String value = value(type, fields);
        String status = fields.choice(Field.STATUS, Choice.REFERENCE_STATUS);
        String arn = arn(fields);
        String reason = fields.text(Field.STATUS_REASON, TextLimit.STATUS_REASON);
        if (type != null || fields.row().isExpecting()) {
            request.put(
                    key,
                    reference -> reference
                            .type(type)
                            .value(value)
                            .status(status)
                            .arn(arn)
                            .statusReason(reason),
                    utf8Bytes(key) + (value == null ? 0 : utf8Bytes(value)),
                    fields.locationOf(Field.VALUE));
        }
    }

    /** Any of its fields is enough, if Connect tells it. */
    private static void requireComparable(FieldSource fields) {
        if (fields instanceof JsonFields json && json.object().isEmpty()) {
            fields.reject(Field.VALUE, EMPTY_JSON_OBJECT, JsonReader.NO_MEMBER);
        }
        if (fields.isGiven(Field.STATUS_REASON)) {
            fields.reject(
                    Field.STATUS_REASON, CANNOT_EXPECT, "Connect does not tell it of a reference, expected none here");
        }
    }

    private static @Nullable String value(@Nullable String type, FieldSource fields) {
        String value = fields.text(Field.VALUE, TextLimit.REFERENCE_VALUE);
        if (value == null || !"DATE".equals(type)) {
            return value;
        }
        String epoch = EpochDate.from(value);
        if (epoch == null && fields.row().isExpecting()) {
            return value;
        }
        if (epoch == null) {
            fields.reject(Field.VALUE, INVALID_DATE, EpochDate.complaint(value));
        }
        return epoch;
    }

    private static @Nullable String arn(FieldSource fields) {
        String arn = fields.text(Field.ARN, TextLimit.REFERENCE_ARN);
        if (arn == null || arn.chars().allMatch(ReferenceReader::isInArn)) {
            return arn;
        }
        long others = arn.codePoints().filter(point -> !isInArn(point)).count();
        fields.reject(
                Field.ARN,
                INVALID_REFERENCE_ARN,
                Wording.count(others, "character")
                        + " that no ARN has here, expected letters, digits and any of - : /");
        return null;
    }

    private static boolean isInArn(int character) {
        return (character >= 'a' && character <= 'z')
                || (character >= 'A' && character <= 'Z')
                || (character >= '-' && character <= ':' && character != '.');
    }

    private static int utf8Bytes(String text) {
        int bytes = 0;
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            // A surrogate is half of a character that takes four.
            bytes += character < 0x80 ? 1 : character < 0x800 || Character.isSurrogate(character) ? 2 : 3;
        }
        return bytes;
    }
}
