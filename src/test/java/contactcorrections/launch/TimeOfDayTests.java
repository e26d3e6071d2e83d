package contactcorrections.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.ZonedDateTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeOfDayTests {

    @ParameterizedTest
    @CsvSource({
        // Later today, and tomorrow.
        "06:00, 2026-11-22T05:59:59+01:00[Europe/Berlin], 2026-11-22T06:00+01:00[Europe/Berlin]",
        "06:00, 2026-11-22T06:00:00+01:00[Europe/Berlin], 2026-11-23T06:00+01:00[Europe/Berlin]",
        "06:00, 2026-11-22T22:00:00+01:00[Europe/Berlin], 2026-11-23T06:00+01:00[Europe/Berlin]",
        // Across both changes of the clocks.
        "06:00, 2026-03-28T22:00:00+01:00[Europe/Berlin], 2026-03-29T06:00+02:00[Europe/Berlin]",
        "06:00, 2026-10-24T22:00:00+02:00[Europe/Berlin], 2026-10-25T06:00+01:00[Europe/Berlin]",
        // A time that is left out is taken an hour later, as the clocks are.
        "02:30, 2026-03-29T01:00:00+01:00[Europe/Berlin], 2026-03-29T03:30+02:00[Europe/Berlin]",
        // A time that comes twice: the first, and after it the second.
        "02:30, 2026-10-25T01:00:00+02:00[Europe/Berlin], 2026-10-25T02:30+02:00[Europe/Berlin]",
        "02:30, 2026-10-25T02:45:00+02:00[Europe/Berlin], 2026-10-25T02:30+01:00[Europe/Berlin]",
        "02:30, 2026-10-25T02:15:00+01:00[Europe/Berlin], 2026-10-25T02:30+01:00[Europe/Berlin]",
        "02:30, 2026-10-25T02:45:00+01:00[Europe/Berlin], 2026-10-26T02:30+01:00[Europe/Berlin]"
    })
    void nextMomentAtWhichClocksShowIt(String time, ZonedDateTime now, ZonedDateTime next) {
        assertThat(JobSettings.TimeOfDay.valueOf(time).nextAfter(now)).isEqualTo(next);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "6:00", "24:00", "06.00", "6am", "360", "06:00Z"})
    void whatIsNoTimeIsRefusedWithWhatIsExpected(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JobSettings.TimeOfDay.valueOf(text))
                .withMessage("expected a time of day such as 06:00, in quotes in YAML");
    }
}
