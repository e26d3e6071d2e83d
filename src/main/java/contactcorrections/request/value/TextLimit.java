package contactcorrections.request.value;

import static contactcorrections.request.value.ErrorCode.*;

import contactcorrections.run.Wording;

/**
 * How long a text may be, in Unicode code points. The bounds are those of the UpdateContact API reference.
 *
 * @param min least number of code points
 * @param max greatest number of code points
 * @param code what a text outside the bounds is reported as
 */
public record TextLimit(int min, int max, ErrorCode code) {

    public static final TextLimit CONTACT_ID = new TextLimit(1, 256, CONTACT_ID_TOO_LONG);
    public static final TextLimit INSTANCE_ID = new TextLimit(1, 100, INSTANCE_ID_TOO_LONG);
    public static final TextLimit NAME = new TextLimit(0, 1_024, NAME_TOO_LONG);
    public static final TextLimit DESCRIPTION = new TextLimit(0, 4_096, DESCRIPTION_TOO_LONG);
    public static final TextLimit REFERENCE_KEY = new TextLimit(1, 4_096, INVALID_REFERENCE_KEY);
    public static final TextLimit REFERENCE_VALUE = new TextLimit(0, 4_096, REFERENCE_VALUE_TOO_LONG);
    public static final TextLimit REFERENCE_ARN = new TextLimit(20, 256, INVALID_REFERENCE_ARN);
    public static final TextLimit STATUS_REASON = new TextLimit(0, 100, STATUS_REASON_TOO_LONG);
    public static final TextLimit SEGMENT_ATTRIBUTE_KEY = new TextLimit(1, 128, INVALID_SEGMENT_ATTRIBUTE_KEY);
    public static final TextLimit VALUE_STRING = new TextLimit(0, 1_024, VALUE_STRING_TOO_LONG);
    public static final TextLimit VALUE_ARN = new TextLimit(0, 1_024, VALUE_ARN_TOO_LONG);
    public static final TextLimit USER_ID = new TextLimit(1, 256, INVALID_USER_ID);
    public static final TextLimit ADDRESS = new TextLimit(0, 256, ADDRESS_TOO_LONG);
    public static final TextLimit EMAIL_ADDRESS = new TextLimit(1, 255, INVALID_EMAIL_ADDRESS);
    public static final TextLimit DISPLAY_NAME = new TextLimit(0, 256, DISPLAY_NAME_TOO_LONG);

    public boolean isMetBy(String text) {
        int units = text.length();
        if (units <= max && units >= min * 2) {
            return true;
        }
        int characters = text.codePointCount(0, units);
        return characters >= min && characters <= max;
    }

    /** Says how long the text is and how long it may be. */
    public String complaint(String text) {
        String expected = min == 0 ? "at most " : Wording.number(min) + " to ";
        return Wording.characters(text) + ", expected " + expected + Wording.number(max);
    }
}
