package contactcorrections.request.value;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Telephone numbers in the form that Connect takes, E.164. */
public final class PhoneNumbers {

    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

    private static final int MAX_DIGITS = 15;

    /** By country code, a bit for each length that a number after it may have; 0 while they are not looked up. */
    private static final int[] LENGTHS = new int[1_000];

    private static final int LOOKED_UP = 1;

    private PhoneNumbers() {}

    /** The upper-case ISO 3166 code of a country whose numbers are known, null if there is none. */
    public static @Nullable String countryFrom(String text) {
        String country = text.toUpperCase(Locale.ROOT);
        return NUMBERS.getSupportedRegions().contains(country) ? country : null;
    }

    /**
     * The number in E.164, null if its length or country code is impossible. Texts that carry more than a number (letters, an
     * extension, a decimal point) are turned down, since E.164 would silently lose the rest; so are numbers without their area
     * code.
     *
     * @param country ISO 3166 code of the country that national numbers belong to, null if they are not accepted
     */
    public static @Nullable String e164(String text, @Nullable String country) {
        if (isE164(text)) {
            return text;
        }
        PhoneText read = PhoneText.of(text);
        if (!read.isNumber()) {
            return null;
        }
        return read.trunkZero() < 0
                ? possible(read.digits(), country)
                : withoutTrunkZero(read.digits(), read.trunkZero(), country);
    }

    public static String complaint(String text, @Nullable String country) {
        String found = PhoneText.of(text).description();
        return country == null
                ? found + ", expected an E.164 number"
                : found + ", expected an E.164 number or a national one of " + country;
    }

    private static @Nullable String possible(String digits, @Nullable String country) {
        if (isE164(digits)) {
            return digits;
        }
        try {
            PhoneNumber number = NUMBERS.parse(digits, country);
            return NUMBERS.isPossibleNumberWithReason(number) == ValidationResult.IS_POSSIBLE
                    ? NUMBERS.format(number, PhoneNumberFormat.E164)
                    : null;
        } catch (NumberParseException e) {
            return null;
        }
    }

    /** In countries whose numbers begin with a zero, such as Italy, nobody can tell whether {@code (0)} is part of one. */
    private static @Nullable String withoutTrunkZero(String digits, int zero, @Nullable String country) {
        String with = possible(digits, country);
        String without = possible(new StringBuilder(digits).deleteCharAt(zero).toString(), country);
        if (with == null) {
            return isCountryCode(digits.substring(0, zero)) ? without : null;
        }
        return with.equals(without) ? with : null;
    }

    /**
     * Tells whether a text already is in E.164, by country code and length alone: parsing costs fifty times as much, and most
     * files come from systems that keep numbers this way. False also for a zero after the country code, which may be a trunk
     * prefix.
     */
    static boolean isE164(String text) {
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
    private static boolean isCountryCode(String text) {
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
