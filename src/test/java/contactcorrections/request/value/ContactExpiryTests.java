package contactcorrections.request.value;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContactExpiryTests {

    @ParameterizedTest
    @CsvSource({
        "1, 1",
        "0090, 90",
        "2147483647, 2147483647",
        "PT1M, 1",
        "PT60S, 1",
        "PT2H30M, 150",
        "P2D, 2880",
        "P2DT1H, 2940",
        "P1W, 10080",
        "PT2H-30M, 90",
        "PT35791394H7M, 2147483647"
    })
    void wholeMinutesAreTaken(String text, int minutes) {
        assertThat(ContactExpiry.minutesFrom(text)).isEqualTo(minutes);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-1",
                "+1",
                "1.5",
                "2147483648",
                "999999999999999999",
                "9999999999999999999999",
                "PT0M",
                "-PT5M",
                "PT59S",
                "PT1M1S",
                "PT0.5S",
                "P1M",
                "P1Y",
                "P999999999W",
                "PT9223372036854775807H",
                "1h",
                "60 min",
                "P"
            })
    void anythingElseIsNot(String text) {
        assertThat(ContactExpiry.minutesFrom(text)).isNull();
    }
}
