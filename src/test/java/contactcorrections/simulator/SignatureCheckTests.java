package contactcorrections.simulator;

import static contactcorrections.simulator.SignedCalls.AUTHORIZATION;
import static contactcorrections.simulator.SignedCalls.DATE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignatureCheckTests {

    @Test
    void signatureInDueFormPasses() {
        assertThat(SignatureCheck.check(AUTHORIZATION, DATE)).isEmpty();
    }

    @Test
    void missingHeaderIsAMissingToken() {
        assertThat(SignatureCheck.check(null, DATE))
                .hasValueSatisfying(
                        failure -> assertThat(failure.code()).isEqualTo("MissingAuthenticationTokenException"));
    }

    @ParameterizedTest
    @MethodSource("misshaped")
    void misshapedHeaderIsAnIncompleteSignature(String authorization) {
        assertIncomplete(authorization, DATE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2026-11-22", "20261121T101500Z", "Sun, 22 Nov 2026 10:15:00 GMT"})
    void dateThatDoesNotFitIsAnIncompleteSignature(String date) {
        assertIncomplete(AUTHORIZATION, date);
    }

    @Test
    void missingDateIsAnIncompleteSignature() {
        assertThat(SignatureCheck.check(AUTHORIZATION, null)).isPresent();
    }

    static Stream<String> misshaped() {
        return Stream.of(
                "",
                "Bearer token",
                AUTHORIZATION.replace("SHA256", "SHA512"),
                AUTHORIZATION.replace("/connect/", "/s3/"),
                AUTHORIZATION.replace("/eu-central-1", ""),
                AUTHORIZATION.replace("aws4_request", "aws4"),
                AUTHORIZATION.replace(";host", ""),
                AUTHORIZATION.replace(";x-amz-date", ""),
                AUTHORIZATION.replace("b5d7", "b5d"),
                AUTHORIZATION.replace("b5d7", "b5dx"),
                AUTHORIZATION + "0");
    }

    private static void assertIncomplete(String authorization, String date) {
        assertThat(SignatureCheck.check(authorization, date))
                .hasValueSatisfying(failure -> assertThat(failure.code()).isEqualTo("IncompleteSignatureException"));
    }
}
