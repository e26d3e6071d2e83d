package contactcorrections.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HintTests {

    static Iterable<String> codes() {
        return Hint.codes();
    }

    @ParameterizedTest
    @MethodSource("codes")
    void everyCodeHasACauseAndARemedyInWholeSentences(String code) {
        assertThat(Hint.of(code).cause()).matches("[A-Z].+\\.");
        assertThat(Hint.of(code).remedy()).matches("[A-Z].+\\.");
    }

    @Test
    void codeThatNobodyHasWrittenAboutHasAGeneralHint() {
        assertThat(Hint.of("BrandNewException").remedy()).contains("API reference");
        assertThat(Hint.codes()).contains("NAME_TOO_LONG", "ConflictException").doesNotContain("UNKNOWN");
    }
}
