package contactcorrections.console;

import static org.assertj.core.api.Assertions.assertThat;

import contactcorrections.launch.JobSettings;
import contactcorrections.workload.ErrorLimit;
import java.time.Duration;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeLimitTests {

    private static final ZonedDateTime NOW = ZonedDateTime.parse("2026-11-25T06:05+01:00[Europe/Berlin]");

    @ParameterizedTest
    @CsvSource({
        "06:00, 2026-11-26 06:00",
        "06:05, 2026-11-26 06:05",
        "00:00, 2026-11-26 00:00",
    })
    void untilATimeThatIsPastIsSaidToBeTomorrow(String until, String end) {
        assertThat(limit(until, null).tomorrow())
                .hasValue("--until " + until + " is tomorrow, " + end + " Europe/Berlin");
    }

    @ParameterizedTest
    @ValueSource(strings = {"06:06", "23:59"})
    void untilATimeOfTodayNeedsNoWords(String until) {
        assertThat(limit(until, null).tomorrow()).isEmpty();
    }

    @Test
    void timeThatComesTwiceTodayIsNotTomorrow() {
        var now = ZonedDateTime.parse("2026-10-25T02:45+02:00[Europe/Berlin]");
        assertThat(TimeLimit.of(settings("02:30", null), now).tomorrow()).isEmpty();
    }

    @Test
    void rowsThatTheTimeDoesNotSufficeForAreCounted() {
        assertThat(limit(null, null).rowsLeft(1_000_000, 10, NOW)).isZero();
        assertThat(limit("06:15", null).rowsLeft(6_100, 10, NOW)).isEqualTo(100);
        assertThat(limit("06:15", Duration.ofMinutes(5)).rowsLeft(6_100, 10, NOW))
                .isEqualTo(3_100);
        assertThat(limit("06:15", null).rowsLeft(6_000, 10, NOW)).isZero();
        assertThat(limit("06:15", null).rowsLeft(500, 10, NOW.plusHours(1))).isEqualTo(500);
    }

    private static TimeLimit limit(@Nullable String until, @Nullable Duration most) {
        return TimeLimit.of(settings(until, most), NOW);
    }

    private static JobSettings settings(@Nullable String until, @Nullable Duration most) {
        return new JobSettings(
                ErrorLimit.valueOf("10%"),
                until == null ? null : JobSettings.TimeOfDay.valueOf(until),
                most,
                "reports",
                false);
    }
}
