package contactcorrections.throttle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShareTests {

    @ParameterizedTest
    @CsvSource({"80%,80", "12.5%,12.5", "100%,100", "' 0.1 % ',0.1"})
    void percentagesAreRead(String text, double percent) {
        assertThat(Share.valueOf(text)).isEqualTo(new Share(percent));
    }

    @ParameterizedTest
    @CsvSource({"80%,80%", "12.50%,12.5%", "100%,100%", "0.57 %,0.57%", "0.000001%,0.000001%"})
    void shareIsShownAsPeopleWriteIt(String text, String shown) {
        assertThat(Share.valueOf(text)).hasToString(shown);
        assertThat(Share.valueOf(shown)).isEqualTo(Share.valueOf(text));
    }

    @Test
    void hundredthsOfAPercentAreExact() {
        for (int hundredths = 1; hundredths <= 10_000; hundredths++) {
            String text = BigDecimal.valueOf(hundredths, 2).toPlainString() + "%";
            assertThat(Share.valueOf(text).of(100_000)).as(text).isEqualTo(hundredths * 10.0);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "%", "80", "0.8", "0%", "100.1%", "-5%", "1e1%", "eighty"})
    void anythingElseIsRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Share.valueOf(text))
                .withMessageContaining("expected a share of more than 0% and at most 100%");
    }
}
