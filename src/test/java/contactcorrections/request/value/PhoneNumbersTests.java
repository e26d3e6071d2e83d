package contactcorrections.request.value;

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
        "+49 30 90 18 20, , +4930901820",
        "+49-30-901820, , +4930901820",
        "+1.425.555.0100, , +14255550100",
        "+1. 425. 555. 0100, , +14255550100",
        "+49 (0)30 901820, , +4930901820",
        "+49 ( 0 ) 30 901820, , +4930901820",
        "+49(0)30901820, , +4930901820",
        "+44 (0)20 7183 8750, , +442071838750",
        "+34 (0)912 345 678, , +34912345678",
        "0049 (0)30 901820, DE, +4930901820",
        "(0)30 901820, DE, +4930901820",
        "+49030901820, , +4930901820",
        "+390612345678, , +390612345678",
        "+1-206-555-0100, , +12065550100",
        "+1 (206) 555-0100, , +12065550100",
        "+1 [206] 555-0100, , +12065550100",
        "(+49) 30 901820, , +4930901820",
        "+(49) 30 901820, , +4930901820",
        "+ 49 30 901820, , +4930901820",
        "(206) 555-0100, US, +12065550100",
        "(425) 555-0100, US, +14255550100",
        "425.555.0100, US, +14255550100",
        "1 206 555 0100, US, +12065550100",
        "011 49 30 901820, US, +4930901820",
        "030 901820, DE, +4930901820",
        "0049 30 901820, DE, +4930901820",
        "00441234567890, GB, +441234567890",
        "441234567890, GB, +441234567890",
        "1234567890, GB, +441234567890",
        "1234.567.890, GB, +441234567890",
        "+442071838750, DE, +442071838750"
    })
    void numberBecomesE164(String text, @Nullable String country, String expected) {
        assertThat(PhoneNumbers.e164(text, country)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+٤٩٣٠٩٠١٨٢٠",
                "＋４９３０９０１８２０",
                "+49（30）901820",
                "+49\u00A030\u00A0901820",
                "+49\u202F30\u2009901820",
                "+49\u300030901820",
                "+49\u201030\u2011901820",
                "+49\u201330\u2212901820",
                "+49\uFF0D30\u2014901820"
            })
    void blanksHyphensDigitsOfAnyScriptAreTakenAsSuch(String text) {
        assertThat(PhoneNumbers.e164(text, null)).isEqualTo("+4930901820");
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
                "0049 30 901820",
                "+1 206 555 010",
                "+1 206 555 01000",
                "+999 123456",
                "+12065550100 x5",
                "+12065550100 ext. 5",
                "+12065550100;ext=5",
                "+12065550100#5",
                "+1 206 555 0100 (5",
                "tel:+12065550100",
                "tel:+1-206-555-0100",
                "+1 800 FLOWERS",
                "+12065550100,5",
                "2065550100 / 2065550101",
                "++",
                "+-"
            })
    void whatIsNoPossibleNumberIsNot(String text) {
        assertThat(PhoneNumbers.e164(text, null)).isNull();
    }

    /** Each was a number before a spreadsheet, or a person in a hurry, had it; what is left must not be sent as another one. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "+49301234567.0",
                "+441234567890.00",
                "4412345678.0",
                "+49.301234567",
                "+4930123456.",
                "+49..301234567",
                "4.41234E+11",
                "1.234567E9",
                "4,41234E+11",
                "+441,234,567,890",
                "441'234'567'890",
                "030/901820",
                "+49 30 901820/21",
                "+4930901820 / +4930901821",
                "+4930901820, +4930901821",
                "+4930901820; +4930901821",
                "+4930901820 or +4930901821",
                "+4930901820 +4930901821",
                "+4930901820\n+4930901821",
                "+4930901820\u2028",
                "+49 30\t901820",
                "+1 206 555 0100 1 206 555 0101",
                "-4930901820",
                "\u22124930901820",
                "\u20134930901820",
                "+-4930901820",
                "(+49 30 901820)",
                "(30901820)",
                "+49 30 901820-",
                "+49 30 901820 (12)",
                "++4930901820",
                "+49 30 (0) 901820",
                "+39 (0)6 12345678",
                "='+4930901820'",
                "'+4930901820",
                "\u202A+4930901820\u202C",
                "+49 30 90\u00B2",
                "+49\u00B730\u00B7901820"
            })
    void whatMayBeMoreOrLessThanANumberIsNone(String text) {
        assertThat(PhoneNumbers.e164(text, null)).isNull();
        assertThat(PhoneNumbers.e164(text, "DE")).isNull();
        assertThat(PhoneNumbers.e164(text, "US")).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "12 | 2 digits, expected an E.164 number",
                "4412345678.0 | 11 digits with a decimal point, expected an E.164 number",
                "-1234567890 | 10 digits with a minus sign in front, expected an E.164 number",
                "4.41234E+11 | 8 digits and 2 characters of another kind, expected an E.164 number",
                "030/901820 | 9 digits and 1 character of another kind, expected an E.164 number",
                "+39 (0)6 12345678 | 12 digits with (0) among them, expected an E.164 number"
            })
    void complaintSaysWhatWasFoundButNotTheNumber(String text, String complaint) {
        assertThat(PhoneNumbers.complaint(text, null)).isEqualTo(complaint);
        assertThat(PhoneNumbers.complaint(text, "DE")).isEqualTo(complaint + " or a national one of DE");
    }

    /** The library would rewrite a few numbers of four countries that begin like a prefix of theirs; those stay as they are. */
    @Test
    void numbersInE164AreJudgedAsTheLibraryJudgesThem() {
        Random random = new Random(1);
        for (int countryCode : new TreeSet<>(LIBRARY.getSupportedCallingCodes())) {
            for (int i = 0; i < 60; i++) {
                String number = number(countryCode, 1 + random.nextInt(13), random);
                String parsed = parsed(number);
                assertThat(PhoneNumbers.isE164(number) && parsed == null)
                        .as(number)
                        .isFalse();
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
