package contactcorrections.request.column;

import static org.assertj.core.api.Assertions.assertThat;

import contactcorrections.request.Correction;
import contactcorrections.request.RequestSettings;
import contactcorrections.request.Rows;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RepeatedHeaderTests {

    private static final Rows ROWS = Rows.ofExactly(" contactid", "Case", "Description ", "", "exported", "error_line")
            .with(new RequestSettings(
                    "i", "(clear)", null, Map.of("Case", "Name"), List.of("exported"), Map.of("QueueInfo.Id", "q")));

    @Test
    void rowThatRepeatsTheHeaderIsInvalid() {
        assertRepeated(" contactid", "Case", "Description ", "", "exported", "error_line");
        assertRepeated("ContactId ", "CASE", "description", " ", "EXPORTED", "error_line");
        assertRepeated("\uFEFFContactId", "Case", "Description", "", "exported", "error_line");
        assertRepeated("\uFEFF\"ContactId\"", "Case", "Description", "", "exported", "error_line");
    }

    @Test
    void itIsOneInAFailedCsvToo() {
        assertRepeated("ContactId", "Case", "Description", "", "x", "3");
    }

    @Test
    void otherRowsAreNone() {
        assertThat(ROWS.mapExactly("ContactId", "Case", "x", "", "exported", "error_line"))
                .isInstanceOf(Correction.class);
        assertThat(ROWS.mapExactly("c", "Case", "Description", "", "exported", "error_line"))
                .isInstanceOf(Correction.class);
        assertThat(Rows.errorsOf(ROWS.mapExactly("ContactId", "Case", "Description")))
                .extracting("code")
                .containsExactly("WRONG_CELL_COUNT");
    }

    private static void assertRepeated(String... cells) {
        assertThat(Rows.errorsOf(ROWS.mapExactly(cells))).containsExactly(RepeatedHeader.ERROR);
    }
}
