package contactcorrections.request.value;

import contactcorrections.run.Wording;

/**
 * A telephone number as people write it, taken apart. Blanks, hyphens, brackets and two or more dots group its digits; whatever
 * else stands between them may mean something, such as a second number or an extension, and is never left out.
 */
final class PhoneText {

    private static final int MINUS_SIGN = 0x2212;

    private final StringBuilder digits = new StringBuilder();
    private int bracket = -1;
    private int trunkZero = -1;
    private int dots;
    private int others;
    private boolean minus;
    private boolean endsWithDigit;

    private PhoneText() {}

    static PhoneText of(String text) {
        PhoneText read = new PhoneText();
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            read.add(point);
            i += Character.charCount(point);
        }
        return read;
    }

    private void add(int point) {
        if (point >= '0' && point <= '9') {
            addDigit((char) point);
        } else if (point > '~' && Character.isDigit(point)) {
            addDigit((char) ('0' + Character.digit(point, 10)));
        } else if (point != ' ' && Character.getType(point) != Character.SPACE_SEPARATOR) {
            addSign(point);
            endsWithDigit = false;
        }
    }

    private void addDigit(char digit) {
        digits.append(digit);
        endsWithDigit = true;
    }

    private void addSign(int point) {
        if (point == '(' || point == '[' || point == '\uFF08') {
            bracket = digits.length();
        } else if (point == ')' || point == ']' || point == '\uFF09') {
            close();
        } else if (point == '.' && endsWithDigit) {
            dots++;
        } else if ((point == '+' || point == '\uFF0B') && digits.isEmpty()) {
            digits.append('+');
        } else if (Character.getType(point) == Character.DASH_PUNCTUATION || point == MINUS_SIGN) {
            minus |= digits.length() < 2 && !endsWithDigit;
        } else {
            others++;
        }
    }

    /** The first zero that has a pair of brackets for itself is noted. */
    private void close() {
        if (trunkZero < 0 && bracket >= 0 && digits.length() == bracket + 1 && digits.charAt(bracket) == '0') {
            trunkZero = bracket;
        }
        bracket = -1;
    }

    /** Tells whether all that stands beside the digits groups them. */
    boolean isNumber() {
        return others == 0 && !minus && dots != 1 && endsWithDigit;
    }

    /** The digits, after a plus sign if the text has one. */
    String digits() {
        return digits.toString();
    }

    /** Where among the digits the {@code (0)} is, negative if there is none. */
    int trunkZero() {
        return trunkZero;
    }

    /** What was found, without the digits themselves. */
    String description() {
        String found = Wording.count(digits.chars().filter(sign -> sign != '+').count(), "digit");
        if (others > 0) {
            return found + " and " + Wording.count(others, "character") + " of another kind";
        }
        if (minus) {
            return found + " with a minus sign in front";
        }
        if (dots == 1) {
            return found + " with a decimal point";
        }
        return trunkZero < 0 ? found : found + " with (0) among them";
    }
}
