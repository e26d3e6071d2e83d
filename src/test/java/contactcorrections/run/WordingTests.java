package contactcorrections.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordingTests {

    @ParameterizedTest
    @CsvSource({
        "PT0S, 0 ms",
        "PT0.25S, 250 ms",
        "PT1.5S, 1.5 s",
        "PT59.9S, 59 s",
        "PT1M, 1 min",
        "PT2M5S, 2 min 5 s",
        "PT2H35M59S, 2 h 35 min",
        "P3DT1H, 3 d 1 h"
    })
    void durationIsReadAtAGlance(Duration duration, String text) {
        assertThat(Wording.duration(duration)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0, 10, 0 %", "0, 0, 0 %", "10, 10, 100 %", "9999, 10000, 99.9 %", "1, 1000000, < 0.1 %", "2, 3, 66.7 %"
    })
    void onlyNothingIsZeroAndOnlyEverythingIsHundredPercent(long part, long whole, String text) {
        assertThat(Wording.share(part, whole)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "PT0S, 0 s",
        "PT0.001S, 1 s",
        "PT119S, 119 s",
        "PT120S, 2 min",
        "PT15M, 15 min",
        "PT15M1S, 16 min",
        "PT119M, 119 min",
        "PT3H5M, 3 h 05 min",
        "PT26H, 26 h 00 min",
        "PT-5S, 0 s"
    })
    void whatIsLeftIsRoundedUp(Duration duration, String text) {
        assertThat(Wording.roundedUp(duration)).isEqualTo(text);
    }

    @Test
    void textIsCutBetweenCharacters() {
        assertThat(Wording.text("😀😀😀", 2)).isEqualTo("😀😀…");
        assertThat(Wording.text("😀😀", 2)).isEqualTo("😀😀");
    }
}
