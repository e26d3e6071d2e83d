package contactcorrections.request;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Random;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumbersTests {

    private static final PhoneNumberUtil LIBRARY = PhoneNumberUtil.getInstance();

    @ParameterizedTest
    @CsvSource({
        "+4930901820, , +4930901820",
        "+49 (0)30 901820, , +4930901820",
        "+49030901820, , +4930901820",
        "+390612345678, , +390612345678",
        "+1-206-555-0100, , +12065550100",
        "(206) 555-0100, US, +12065550100",
        "1 206 555 0100, US, +12065550100",
        "011 49 30 901820, US, +4930901820",
        "030/901820, DE, +4930901820",
        "+442071838750, DE, +442071838750",
        "+٤٩٣٠٩٠١٨٢٠, , +4930901820"
    })
    void numberBecomesE164(String text, @Nullable String country, String expected) {
        assertThat(PhoneNumbers.e164(text, country)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "+",
                "+0",
                "+1",
                "+49",
                "206 555 0100",
                "+1 206 555 010",
                "+1 206 555 01000",
                "+999 123456",
                "+12065550100 x5",
                "+12065550100;ext=5",
                "tel:+12065550100",
                "+1 800 FLOWERS",
                "+12065550100,5",
                "2065550100 / 2065550101",
                "++",
                "+-"
            })
    void whatIsNoPossibleNumberIsNot(String text) {
        assertThat(PhoneNumbers.e164(text, null)).isNull();
    }

    /** The library would rewrite a few numbers of four countries that begin like a prefix of theirs; those stay as they are. */
    @Test
    void numbersInE164AreJudgedAsTheLibraryJudgesThem() {
        Random random = new Random(1);
        for (int countryCode : new TreeSet<>(LIBRARY.getSupportedCallingCodes())) {
            for (int i = 0; i < 60; i++) {
                String number = number(countryCode, 1 + random.nextInt(13), random);
                String parsed = parsed(number);
                assertThat(E164.isPossible(number) && parsed == null).as(number).isFalse();
                assertThat(PhoneNumbers.e164(number, null) == null).as(number).isEqualTo(parsed == null);
            }
        }
    }

    private static String number(int countryCode, int length, Random random) {
        StringBuilder number = new StringBuilder("+").append(countryCode);
        for (int i = 0; i < length; i++) {
            number.append(random.nextInt(10));
        }
        return number.toString();
    }

    private static @Nullable String parsed(String number) {
        try {
            PhoneNumber parsed = LIBRARY.parse(number, null);
            return LIBRARY.isPossibleNumberWithReason(parsed) == ValidationResult.IS_POSSIBLE
                    ? LIBRARY.format(parsed, PhoneNumberFormat.E164)
                    : null;
        } catch (NumberParseException e) {
            return null;
        }
    }
}
