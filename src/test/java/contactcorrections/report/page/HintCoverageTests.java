package contactcorrections.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import contactcorrections.request.value.ErrorCode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HintCoverageTests {

    @ParameterizedTest
    @EnumSource
    void everyErrorOfARowOrAHeaderHasAHint(ErrorCode code) {
        assertThat(Hint.codes()).contains(code.name());
    }
}
