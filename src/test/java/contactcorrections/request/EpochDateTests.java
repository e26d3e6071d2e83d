package contactcorrections.request;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EpochDateTests {

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-5, -5",
        "007, 007",
        "1769860800, 1769860800",
        "1769860800123, 1769860800123",
        "1970-01-01, 0",
        "1969-12-31, -86400",
        "2024-02-29, 1709164800",
        "1970-01-01T00:01, 60",
        "1970-01-01T00:00:01, 1",
        "1970-01-01T00:00:01.999, 1",
        "1970-01-01T00:00:01z, 1",
        "1970-01-01T00:00:01Z, 1",
        "2024-02-29T23:59:59Z, 1709251199",
        "0000-01-01, -62167219200",
        "1970-01-01T01:00:00+01:00, 0",
        "1970-01-01T01:00+0100, 0",
        "1970-01-01T01:00+01, 0",
        "1970-01-01T00:00:00-00:30, 1800"
    })
    void datesBecomeEpochSeconds(String text, String epoch) {
        assertThat(EpochDate.from(text)).isEqualTo(epoch);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " ",
                "2023-02-29",
                "2026-13-01",
                "2026-1-1",
                "26-01-01",
                "2026-01-31 10:00",
                "2026-01-31T24:01",
                "2026-01-31T24:00:00Z",
                "2026-01-31T00:60:00Z",
                "2023-02-29T00:00:00Z",
                "2026-01-00",
                "٢٠٢٦-٠١-٣١",
                "2026-01-31T",
                "2026-01-31Z",
                "1.7E9",
                "1769860800.5",
                "+5",
                "31/01/2026",
                "today",
                "20000000000000000000",
                "2026-W05"
            })
    void anythingElseIsNoDate(String text) {
        assertThat(EpochDate.from(text)).isNull();
    }
}
