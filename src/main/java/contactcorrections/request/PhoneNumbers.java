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
     * extension) are turned down, since E.164 would silently lose the rest; so are numbers without their area code.
     *
     * @param country ISO 3166 code of the country that national numbers belong to, null if they are not accepted
     */
    static @Nullable String e164(String text, @Nullable String country) {
        if (E164.isPossible(text)) {
            return text;
        }
        String compact = withoutSeparators(text);
        if (E164.isPossible(compact)) {
            return compact;
        }
        if (!text.codePoints().allMatch(PhoneNumbers::isInNumber)) {
            return null;
        }
        try {
            PhoneNumber number = NUMBERS.parse(text, country);
            return NUMBERS.isPossibleNumberWithReason(number) == ValidationResult.IS_POSSIBLE
                    ? NUMBERS.format(number, PhoneNumberFormat.E164)
                    : null;
        } catch (NumberParseException e) {
            return null;
        }
    }

    static String complaint(String text, @Nullable String country) {
        String found = Quantity.of(text.codePoints().filter(Character::isDigit).count(), "digit");
        return country == null
                ? found + ", expected an E.164 number"
                : found + ", expected an E.164 number or a national one of " + country;
    }

    private static String withoutSeparators(String text) {
        StringBuilder compact = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (" -./()".indexOf(character) < 0) {
                compact.append(character);
            }
        }
        return compact.toString();
    }

    private static boolean isInNumber(int point) {
        return Character.isDigit(point)
                || "+-./()\uFF0B".indexOf(point) >= 0
                || Character.isSpaceChar(point)
                || Character.getType(point) == Character.DASH_PUNCTUATION;
    }
}
