package contactcorrections.workload;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SampleTests {

    @ParameterizedTest
    @CsvSource({"1, 1", "1, 1000", "3, 10", "7, 10", "10, 10", "999, 1000", "333, 1001", "100, 1000000"})
    void asManyRowsArePickedAsWereAskedFor(int picked, int valid) {
        assertThat(picks(picked, valid)).hasSize(picked);
    }

    @Test
    void rowsArePickedEvenlyFromTheFirstOn() {
        assertThat(picks(3, 9)).containsExactly(0, 3, 6);
        assertThat(picks(4, 10)).containsExactly(0, 2, 5, 7);
    }

    private static List<Integer> picks(int picked, int valid) {
        var sample = new Sample(picked, valid);
        return IntStream.range(0, valid)
                .filter(row -> sample.picksNext())
                .boxed()
                .toList();
    }
}
