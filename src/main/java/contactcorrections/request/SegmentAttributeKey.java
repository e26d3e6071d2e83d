package contactcorrections.request;

import static java.lang.Character.isLetter;
import static java.lang.Character.isSpaceChar;

import contactcorrections.run.Wording;
import org.jspecify.annotations.Nullable;

/**
 * The name of a segment attribute. The API reference knows letters, digits, {@code - _ :}; the guide's page on predefined
 * attributes allows blanks and {@code . / = + @ '} too. The wider set is checked here, the rest is Connect's to decide.
 */
final class SegmentAttributeKey {

    static final String CONTACT_EXPIRY = "connect:ContactExpiry";

    static final String NOT_SYSTEM =
            "ValueArn and ValueList need a system attribute, expected a key with connect: in front";

    private static final String SIGNS = "-_.:/=+@'";

    private SegmentAttributeKey() {}

    static boolean isSystem(String key) {
        return key.startsWith("connect:");
    }

    static boolean isKey(String key, ErrorLocation location, Draft draft) {
        String complaint = complaint(key);
        if (complaint != null) {
            draft.reject(location, ErrorCode.INVALID_SEGMENT_ATTRIBUTE_KEY, "key: " + complaint);
        }
        return complaint == null;
    }

    /** What is wrong with a key, without the key; null if nothing is. */
    static @Nullable String complaint(String key) {
        if (!TextLimit.SEGMENT_ATTRIBUTE_KEY.isMetBy(key)) {
            return TextLimit.SEGMENT_ATTRIBUTE_KEY.complaint(key);
        }
        int others = others(key);
        return others == 0
                ? null
                : Wording.count(others, "character")
                        + " that no key has, expected letters, digits, blanks and any of "
                        + String.join(" ", SIGNS.split(""));
    }

    private static int others(String key) {
        int others = 0;
        for (int i = 0; i < key.length(); i += Character.charCount(key.codePointAt(i))) {
            others += isAllowed(key.codePointAt(i)) ? 0 : 1;
        }
        return others;
    }

    private static boolean isAllowed(int point) {
        return isLetter(point) || isNumber(point) || isSpaceChar(point) || SIGNS.indexOf(point) >= 0;
    }

    private static boolean isNumber(int point) {
        int type = Character.getType(point);
        return type == Character.DECIMAL_DIGIT_NUMBER
                || type == Character.LETTER_NUMBER
                || type == Character.OTHER_NUMBER;
    }
}
