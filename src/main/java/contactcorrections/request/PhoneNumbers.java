package contactcorrections.request;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Telephone numbers in the form that Connect takes, E.164. */
final class PhoneNumbers {

    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

    private PhoneNumbers() {}

    /** The upper-case ISO 3166 code of a country whose numbers are known, null if there is none. */
    static @Nullable String countryFrom(String text) {
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
    static @Nullable String e164(String text, @Nullable String country) {
        if (E164.isPossible(text)) {
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

    static String complaint(String text, @Nullable String country) {
        String found = PhoneText.of(text).description();
        return country == null
                ? found + ", expected an E.164 number"
                : found + ", expected an E.164 number or a national one of " + country;
    }

    private static @Nullable String possible(String digits, @Nullable String country) {
        if (E164.isPossible(digits)) {
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
            return E164.isCountryCode(digits.substring(0, zero)) ? without : null;
        }
        return with.equals(without) ? with : null;
    }
}
