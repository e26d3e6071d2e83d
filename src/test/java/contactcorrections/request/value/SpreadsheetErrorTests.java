package contactcorrections.request.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import contactcorrections.request.Correction;
import contactcorrections.request.RequestSettings;
import contactcorrections.request.Rows;
import contactcorrections.row.RowError;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.connect.model.Reference;

class SpreadsheetErrorTests {

    private static final RequestSettings NA_CLEARS =
            new RequestSettings("instance", "#N/A", null, Map.of(), List.of(), Map.of());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "#N/A",
                "#n/a",
                " #N/A\u00A0",
                "\t#REF!",
                "#N/A N/A",
                "#VALUE!",
                "#Value!",
                "#DIV/0!",
                "#NAME?",
                "#NUM!",
                "#NULL!",
                "#SPILL!",
                "#CALC!",
                "#GETTING_DATA",
                "#FIELD!",
                "#BLOCKED!",
                "#UNKNOWN!",
                "#CONNECT!",
                "#BUSY!",
                "#PYTHON!",
                "#EXTERNAL!",
                "#ERROR!",
                "#NV",
                "#BEZUG!",
                "#VALEUR!",
                "#¡REF!",
                "#ССЫЛКА!",
                "Err:502",
                "ERR:508",
                "##",
                "###",
                "#######"
            })
    void errorValueMakesItsRowInvalid(String cell) {
        assertThat(Rows.of("Name").codes(cell)).containsExactly("SPREADSHEET_ERROR");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NULL",
                "null",
                "(null)",
                "\\N",
                "N/A",
                "n/a",
                "NA",
                "nan",
                "undefined",
                "#",
                "#1",
                "#hashtag",
                "#N/A?",
                "see #REF!",
                "#REF! in A1",
                "=VLOOKUP(A1)",
                "=\"00123\"",
                "'00123",
                "Error",
                "Err:",
                "Err:5021",
                "error: 502",
                "€"
            })
    void anyOtherTextIsSentAsItIs(String cell) {
        assertThat(Rows.of("Name").correction(cell).request().name()).isEqualTo(cell);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Name",
                "Description",
                "References.k.Type",
                "References.k.DATE",
                "References.k.URL",
                "References",
                "SegmentAttributes.a",
                "SegmentAttributes.a.ValueInteger",
                "SegmentAttributes.connect:a.ValueArn",
                "SegmentAttributes",
                "ContactExpiry",
                "QueueInfo.Id",
                "QueueInfo",
                "UserInfo.UserId",
                "CustomerEndpoint.Type",
                "CustomerEndpoint.Address",
                "SystemEndpoint"
            })
    void errorValueIsTheOneErrorOfItsCellInEveryColumn(String column) {
        assertThat(Rows.of(column).errors(" #REF!"))
                .extracting(RowError::code, RowError::column)
                .containsExactly(tuple("SPREADSHEET_ERROR", column));
    }

    @Test
    void errorValueIsNoId() {
        assertThat(Rows.errorsOf(
                        Rows.ofExactly("ContactId", "InstanceId", "Name").mapExactly("#N/A", "#REF!", "x")))
                .extracting(RowError::code, RowError::column)
                .containsExactly(tuple("SPREADSHEET_ERROR", "ContactId"), tuple("SPREADSHEET_ERROR", "InstanceId"));
    }

    @Test
    void otherErrorsOfTheRowAreToldToo() {
        assertThat(Rows.of("Name", "ContactExpiry", "UserInfo.UserId", "Description")
                        .codes("#N/A", "soon", "#NUM!", "d".repeat(4_097)))
                .containsExactly(
                        "SPREADSHEET_ERROR", "INVALID_CONTACT_EXPIRY", "SPREADSHEET_ERROR", "DESCRIPTION_TOO_LONG");
    }

    @Test
    void messageSaysWhatToDo() {
        assertThat(Rows.of("Name").errors("#N/A"))
                .extracting(RowError::message)
                .containsExactly(
                        "a spreadsheet's error value, expected what its formula was to give: correct the formula"
                                + " and export again");
    }

    @Test
    void columnsThatAreIgnoredMayHoldErrorValues() {
        var ignoring = new RequestSettings("instance", "(clear)", null, Map.of(), List.of("exported_by"), Map.of());
        assertThat(Rows.of("Name", "exported_by", "error_message")
                        .with(ignoring)
                        .errors("x", "#N/A", "#REF!"))
                .isEmpty();
    }

    @Test
    void clearTokenThatWasGivenStaysOne() {
        Rows rows = Rows.of("Name", "Description").with(NA_CLEARS);
        Correction correction = (Correction) rows.map(" #N/A ", "x");
        assertThat(correction.request().name()).isEmpty();
        assertThat(correction.cleared()).containsExactly("Name");
        assertThat(rows.codes("#n/a", "#REF!")).containsExactly("SPREADSHEET_ERROR", "SPREADSHEET_ERROR");
        assertThat(Rows.of("QueueInfo.Id").with(NA_CLEARS).codes("#N/A")).containsExactly("CANNOT_CLEAR");
    }

    @Test
    void jsonHoldsTextsAndNoCells() {
        Correction correction =
                Rows.of("References").correction("{\"k\": {\"Type\": \"STRING\", \"Value\": \"#N/A\"}}");
        assertThat(correction.request().references())
                .extractingByKey("k")
                .extracting(Reference::value)
                .isEqualTo("#N/A");
    }
}
