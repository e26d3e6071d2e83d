package contactcorrections.request.value;

import static java.lang.Character.isLetter;
import static java.lang.Character.isSpaceChar;

import contactcorrections.run.Wording;
import org.jspecify.annotations.Nullable;

/**
 * The name of a segment attribute. The API reference knows letters, digits, {@code - _ :}; the guide's page on predefined
 * attributes allows blanks and {@code . / = + @ '} too. The wider set is checked here, the rest is Connect's to decide.
 */
public final class SegmentAttributeKey {

    public static final String CONTACT_EXPIRY = "connect:ContactExpiry";

    public static final String NOT_SYSTEM =
            "ValueArn and ValueList need a system attribute, expected a key with connect: in front";

    private static final String SIGNS = "-_.:/=+@'";

    private SegmentAttributeKey() {}

    public static boolean isSystem(String key) {
        return key.startsWith("connect:");
    }

    /** What is wrong with a key, without the key; null if nothing is. */
    public static @Nullable String complaint(String key) {
        if (!TextLimit.SEGMENT_ATTRIBUTE_KEY.isMetBy(key)) {
            return TextLimit.SEGMENT_ATTRIBUTE_KEY.complaint(key);
        }
        long others = key.codePoints().filter(point -> !isAllowed(point)).count();
        return others == 0
                ? null
                : Wording.count(others, "character")
                        + " that no key has, expected letters, digits, blanks and any of "
                        + String.join(" ", SIGNS.split(""));
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
