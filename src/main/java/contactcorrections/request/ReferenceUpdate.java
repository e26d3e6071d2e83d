package contactcorrections.request;

import static contactcorrections.request.ErrorCode.INVALID_DATE;
import static contactcorrections.request.ErrorCode.INVALID_REFERENCE_ARN;
import static contactcorrections.request.ErrorCode.MISSING_REFERENCE_TYPE;

import contactcorrections.run.Wording;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.connect.model.Reference;

/** What one of a contact's references becomes. */
record ReferenceUpdate(
        String type,
        @Nullable String value,
        @Nullable String status,
        @Nullable String arn,
        @Nullable String statusReason) {

    /** UTF-8 bytes that the keys and values of all references of a contact may take together, as the API reference has it. */
    static final int MAX_BYTES = 4_096;

    static void read(String key, FieldSource fields, Draft draft) {
        if (!fields.isGiven(Field.TYPE, draft)) {
            draft.reject(
                    fields.locationOf(Field.TYPE), MISSING_REFERENCE_TYPE, "a reference without Type, expected one");
        }
        String type = fields.choice(Field.TYPE, Choice.REFERENCE_TYPE, draft);
        String value = fields.text(Field.VALUE, TextLimit.REFERENCE_VALUE, draft);
        if (value != null && "DATE".equals(type)) {
            value = date(value, fields, draft);
        }
        String status = fields.choice(Field.STATUS, Choice.REFERENCE_STATUS, draft);
        String arn = arn(fields, draft);
        String reason = fields.text(Field.STATUS_REASON, TextLimit.STATUS_REASON, draft);
        if (type != null) {
            draft.put(key, new ReferenceUpdate(type, value, status, arn, reason), fields.locationOf(Field.VALUE));
        }
    }

    static boolean isKey(String key, ErrorLocation location, Draft draft) {
        boolean isKey = TextLimit.REFERENCE_KEY.isMetBy(key);
        if (!isKey) {
            draft.reject(location, ErrorCode.INVALID_REFERENCE_KEY, "key of " + TextLimit.REFERENCE_KEY.complaint(key));
        }
        return isKey;
    }

    private static @Nullable String date(String value, FieldSource fields, Draft draft) {
        String epoch = EpochDate.from(value);
        if (epoch == null) {
            draft.reject(fields.locationOf(Field.VALUE), INVALID_DATE, EpochDate.complaint(value));
        }
        return epoch;
    }

    private static @Nullable String arn(FieldSource fields, Draft draft) {
        String arn = fields.text(Field.ARN, TextLimit.REFERENCE_ARN, draft);
        if (arn == null || arn.chars().allMatch(ReferenceUpdate::isInArn)) {
            return arn;
        }
        draft.reject(
                fields.locationOf(Field.ARN),
                INVALID_REFERENCE_ARN,
                Wording.count(arn.codePoints().filter(point -> !isInArn(point)).count(), "character")
                        + " that no ARN has here, expected letters, digits and any of - : /");
        return null;
    }

    private static boolean isInArn(int character) {
        return (character >= 'a' && character <= 'z')
                || (character >= 'A' && character <= 'Z')
                || (character >= '-' && character <= ':' && character != '.');
    }

    /** The UTF-8 bytes that a key or value takes. */
    static int bytes(@Nullable String text) {
        if (text == null) {
            return 0;
        }
        int bytes = 0;
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            // A surrogate is half of a character that takes four.
            bytes += character < 0x80 ? 1 : character < 0x800 || Character.isSurrogate(character) ? 2 : 3;
        }
        return bytes;
    }

    Reference toSdk() {
        return Reference.builder()
                .type(type)
                .value(value)
                .status(status)
                .arn(arn)
                .statusReason(statusReason)
                .build();
    }
}
