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

    private static final String REPORT = "/reports/in.csv-1";
    private static final Input INPUT = TestInput.rows(1);

    private static final Invocation INVOCATION = new Invocation(
            List.of("java", "-jar", "program.jar"),
            "run",
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
        assertThat(new Invocation(List.of("p"), "run", List.of(), List.of(word), Map.of(), Map.of()).text())
                .isEqualTo("p run " + quoted);
    }

    @Test
    void nothingIsLeftToDoAfterACompletedRun() {
        assertThat(INVOCATION.next(ExitState.COMPLETED, INPUT, REPORT)).isNull();
    }

    @Test
    void failedRowsAreRunNextAndNotTheWholeInputAgain() {
        assertThat(INVOCATION.next(ExitState.COMPLETED_WITH_ERRORS, INPUT, REPORT))
                .isEqualTo(
                        "java -jar program.jar run --max-errors=5% --job=jobs/nightly.yml /reports/in.csv-1/failed.csv");
    }

    @Test
    void moreErrorsAreAllowedAfterTooMany() {
        assertThat(INVOCATION.next(ExitState.ABORTED, INPUT, REPORT))
                .isEqualTo("java -jar program.jar run --job=jobs/nightly.yml --max-errors=100% /in/in.csv");
    }

    @ParameterizedTest
    @EnumSource(names = {"FAILED", "STOPPED"})
    void sameCommandGoesOn(ExitState state) {
        assertThat(INVOCATION.next(state, INPUT, REPORT))
                .isEqualTo(INVOCATION.text().replace(" --again", ""));
    }

    @Test
    void rowsThatChangeSomethingAreRunAfterAPlan() {
        var plan = new Invocation(
                List.of("p"), "plan", List.of("--sample=9", "--json"), List.of("in.csv"), Map.of(), Map.of());

        assertThat(plan.nextOfPlan(ExitState.COMPLETED, INPUT, REPORT, 3))
                .isEqualTo("p run --json /reports/in.csv-1/planned.csv");
        assertThat(plan.nextOfPlan(ExitState.COMPLETED_WITH_ERRORS, INPUT, REPORT, 3))
                .isEqualTo("p run --json /reports/in.csv-1/planned.csv");
        assertThat(plan.nextOfPlan(ExitState.COMPLETED, INPUT, REPORT, 0)).isNull();
        assertThat(plan.nextOfPlan(ExitState.STOPPED, INPUT, REPORT, 3)).isEqualTo("p plan --sample=9 --json in.csv");
    }
}
