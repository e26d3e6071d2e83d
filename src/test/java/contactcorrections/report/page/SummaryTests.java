package contactcorrections.report.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SummaryTests {

    @Test
    void rowsThatDoNotAddUpAreRefused() {
        assertThatThrownBy(() -> new Summary.Rows(10, 5, 0, 2, 1, 1, 0)).hasMessageContaining("do not add up: 10 read");
    }

    @Test
    void negativeRowsAreRefused() {
        assertThatThrownBy(() -> new Summary.Rows(4, 5, 0, 0, 0, -1, 0)).hasMessageContaining("-1 remaining");
    }

    @Test
    void shareThatIsNoNumberIsRefused() {
        assertThatThrownBy(() -> new Summary.Throttle(8, 12, 0.0 / 0.0)).hasMessageContaining("NaN");
    }

    @Test
    void nameIsTheLastPartOfTheLocation() {
        assertThat(name("/data/a.csv")).isEqualTo("a.csv");
        assertThat(name("s3://bucket/inbox/b.csv.gz")).isEqualTo("b.csv.gz");
        assertThat(name("c.csv")).isEqualTo("c.csv");
        assertThat(name("/")).isEmpty();
    }

    private static String name(String location) {
        return new Summary.Input(location, "sha256:0", 0, 0).name();
    }
}
