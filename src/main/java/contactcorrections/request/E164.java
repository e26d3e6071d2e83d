package contactcorrections.request;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;

/**
 * Tells telephone numbers that already are in E.164, by country code and length alone: parsing costs fifty times as much, and
 * most files come from systems that keep numbers this way.
 */
final class E164 {

    private static final int MAX_DIGITS = 15;

    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

    /** By country code, a bit for each length that a number after it may have; 0 while they are not looked up. */
    private static final int[] LENGTHS = new int[1_000];

    private static final int LOOKED_UP = 1;

    private E164() {}

    /** Tells whether a text is such a number; false also for those with a zero after the country code, which may be a trunk prefix. */
    static boolean isPossible(String text) {
        int digits = text.length() - 1;
        if (digits < 1 || digits > MAX_DIGITS || text.charAt(0) != '+') {
            return false;
        }
        for (int i = 1; i <= digits; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        int countryCode = 0;
        for (int i = 1; i <= 3 && i < digits; i++) {
            countryCode = countryCode * 10 + text.charAt(i) - '0';
            if (NUMBERS.getSupportedCallingCodes().contains(countryCode)) {
                return text.charAt(i + 1) != '0' && (lengths(countryCode) & (1 << (digits - i))) != 0;
            }
        }
        return false;
    }

    /** Tells whether a text is a plus sign and a country code that is in use. */
    static boolean isCountryCode(String text) {
        return text.matches("\\+[0-9]{1,3}")
                && NUMBERS.getSupportedCallingCodes().contains(Integer.parseInt(text, 1, text.length(), 10));
    }

    /** Threads may look the same code up at once; they find the same. */
    private static int lengths(int countryCode) {
        if (LENGTHS[countryCode] == 0) {
            int lengths = LOOKED_UP;
            long number = 1;
            for (int length = 1; length <= MAX_DIGITS; length++, number *= 10) {
                PhoneNumber example =
                        new PhoneNumber().setCountryCode(countryCode).setNationalNumber(number);
                if (NUMBERS.isPossibleNumberWithReason(example) == ValidationResult.IS_POSSIBLE) {
                    lengths |= 1 << length;
                }
            }
            LENGTHS[countryCode] = lengths;
        }
        return LENGTHS[countryCode];
    }
}
