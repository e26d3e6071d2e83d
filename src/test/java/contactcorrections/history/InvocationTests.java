package contactcorrections.history;

import static org.assertj.core.api.Assertions.assertThat;

import contactcorrections.input.Input;
import contactcorrections.job.TestInput;
import contactcorrections.run.ExitState;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class InvocationTests {

    private static final String FAILED = "/reports/in.csv-1/failed.csv";
    private static final Input INPUT = TestInput.rows(1);

    private static final Invocation INVOCATION = new Invocation(
            List.of("java", "-jar", "program.jar"),
            List.of("--again", "--max-errors=5%", "--job=jobs/nightly.yml"),
            List.of("in.csv", "more.csv"),
            Map.of(),
            Map.of());

    @Test
    void commandLineIsRepeatedAsItWas() {
        assertThat(INVOCATION.text())
                .isEqualTo("java -jar program.jar run --again --max-errors=5% --job=jobs/nightly.yml in.csv more.csv");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "plain-1.csv, plain-1.csv",
                "s3://bucket/key, s3://bucket/key",
                "a b.csv, 'a b.csv'",
                "it's.csv, 'it'\\''s.csv'",
                "$HOME, '$HOME'",
                "#N/A, '#N/A'",
                ";, ';'",
                "*, '*'",
                "ä.csv, 'ä.csv'",
                "``, ''"
            })
    void wordsAreQuotedForTheShell(String word, String quoted) {
        assertThat(new Invocation(List.of("p"), List.of(), List.of(word), Map.of(), Map.of()).text())
                .isEqualTo("p run " + quoted);
    }

    @Test
    void nothingIsLeftToDoAfterACompletedRun() {
        assertThat(INVOCATION.next(ExitState.COMPLETED, INPUT, FAILED)).isNull();
    }

    @Test
    void failedRowsAreRunNextAndNotTheWholeInputAgain() {
        assertThat(INVOCATION.next(ExitState.COMPLETED_WITH_ERRORS, INPUT, FAILED))
                .isEqualTo(
                        "java -jar program.jar run --max-errors=5% --job=jobs/nightly.yml /reports/in.csv-1/failed.csv");
    }

    @Test
    void moreErrorsAreAllowedAfterTooMany() {
        assertThat(INVOCATION.next(ExitState.ABORTED, INPUT, FAILED))
                .isEqualTo("java -jar program.jar run --job=jobs/nightly.yml --max-errors=100% /in/in.csv");
    }

    @ParameterizedTest
    @EnumSource(names = {"FAILED", "STOPPED"})
    void sameCommandGoesOn(ExitState state) {
        assertThat(INVOCATION.next(state, INPUT, FAILED))
                .isEqualTo(INVOCATION.text().replace(" --again", ""));
    }
}
