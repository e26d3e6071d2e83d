package contactcorrections.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import contactcorrections.run.StopCause;
import contactcorrections.run.StopSignal;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorLimitTests {

    @ParameterizedTest
    @CsvSource({
        "10, 10, 100, false",
        "10, 11, 100, true",
        "0, 0, 100, false",
        "0, 1, 100, true",
        "10%, 10, 100, false",
        "10%, 11, 100, true",
        "10%, 1, 5, true",
        "0.5%, 5, 1000, false",
        "0.5%, 6, 1000, true",
        "0.57%, 57, 10000, false",
        "0.57%, 58, 10000, true",
        "0.000001%, 1, 100000000, false",
        "0.000001%, 2, 100000000, true",
        "33.333333%, 33333333, 100000000, false",
        "33.333333%, 33333334, 100000000, true",
        "900719925474099267, 900719925474099267, 900719925474099267, false",
        "100%, 100, 100, false",
        "0%, 0, 0, false",
        "0%, 1, 100, true"
    })
    void limitIsExceededByOneMore(String limit, long failed, long rows, boolean exceeded) {
        assertThat(ErrorLimit.valueOf(limit).isExceededBy(failed, rows)).isEqualTo(exceeded);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ten", "-1", "1.5", "101%", "-1%", "%", "1e3", "10 %%"})
    void whatIsNoLimitIsRefusedWithWhatIsExpected(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ErrorLimit.valueOf(text))
                .withMessage("expected a number of rows such as 100, or a percentage such as 10%");
    }

    @ParameterizedTest
    @ValueSource(strings = {"10%", "0.5%", "12.50%", "0.57%", "0.000001%", "100", "0", "100%", "999999999999999999"})
    void limitIsShownAsItIsWritten(String text) {
        assertThat(ErrorLimit.valueOf(" " + text + " ")).hasToString(text);
    }

    @Test
    void percentagesAreExactForEveryHundredth() {
        for (int hundredths = 0; hundredths <= 10_000; hundredths++) {
            var limit = ErrorLimit.valueOf(BigDecimal.valueOf(hundredths, 2).toPlainString() + "%");
            for (long rows : new long[] {1, 7, 99, 10_000, 999_999, 123_456_789_012L}) {
                // More than so many hundredths of a percent of the rows, in whole numbers alone.
                long most = hundredths * rows / 10_000;

                assertThat(limit.isExceededBy(most, rows))
                        .as("%s of %s", limit, rows)
                        .isFalse();
                assertThat(limit.isExceededBy(most + 1, rows))
                        .as("%s of %s", limit, rows)
                        .isTrue();
            }
        }
    }

    @Test
    void budgetStopsTheRunWithTheRowThatIsOneTooMany() {
        var stop = new StopSignal();
        var budget = new ErrorBudget(ErrorLimit.valueOf("2"), 1_000, 1, stop);

        budget.check();
        budget.refused();
        assertThat(stop.isRaised()).isFalse();
        budget.refused();

        assertThat(stop.cause().orElseThrow())
                .isEqualTo(new StopCause.TooManyErrors(
                        "3 of 1,000 rows are invalid or were refused, which is more than --max-errors 2."));
    }
}
