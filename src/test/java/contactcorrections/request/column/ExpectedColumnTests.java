package contactcorrections.request.column;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import contactcorrections.request.Rows;
import contactcorrections.row.RowError;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpectedColumnTests {

    @Test
    void columnAndItsExpectedValueGoTogether() {
        assertThatNoException()
                .isThrownBy(() -> Rows.of(
                                "Name",
                                "Expected.Name",
                                "References",
                                "Expected.References.k.URL",
                                "Expected.References.k.Status",
                                "Expected.References.K.URL",
                                "QueueInfo.Id",
                                "Expected.QueueInfo",
                                "ContactExpiry",
                                "Expected.SegmentAttributes")
                        .mapper());
    }

    @ParameterizedTest
    @CsvSource({
        "Expected.Name, EXPECTED.NAME",
        "Expected.References, Expected.References.k.Value",
        "Expected.References.k.Value, Expected.References",
        "Expected.References.k.URL, Expected.References.k.Type",
        "Expected.References.k.URL, Expected.References.k.DATE",
        "Expected.SegmentAttributes.a, Expected.SegmentAttributes.a.ValueInteger",
        "Expected.SegmentAttributes, Expected.ContactExpiry",
        "Expected.CustomerEndpoint.Type, Expected.CustomerEndpoint",
        "Expected.AdditionalRecipients, Expected.AdditionalRecipients.Cc"
    })
    void sameFieldExpectedByTwoColumnsIsAnError(String first, String second) {
        assertThat(problems(Rows.of("Name", first, second)))
                .containsExactly(new RowError(
                        "DUPLICATE_COLUMN",
                        second,
                        "is about the same field as column %s, expected one of them".formatted(first)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Expected.ContactId", "expected.instanceid"})
    void idsCannotBeExpected(String column) {
        assertThat(problems(Rows.of("Name", column)))
                .containsExactly(new RowError(
                        "CANNOT_EXPECT",
                        column,
                        "says which contact the row is about, expected a column of a field that Connect holds for it"));
    }

    @Test
    void statusReasonCannotBeExpected() {
        assertThat(problems(Rows.of("Name", "Expected.References.k.StatusReason")))
                .containsExactly(new RowError(
                        "CANNOT_EXPECT",
                        "Expected.References.k.StatusReason",
                        "Connect does not tell the StatusReason of a reference, expected no such column"));
    }

    @ParameterizedTest
    @CsvSource({
        "Expected.References..URL, 'KEY has 0 characters, expected 1 to 4,096'",
        "Expected.SegmentAttributes.a.ValueMap, 'ValueMap fits in no cell of its own, expected it in a column SegmentAttributes as JSON'",
        "Expected.SegmentAttributes.a.ValueArn, 'KEY: ValueArn and ValueList need a system attribute, expected a key with connect: in front'"
    })
    void wrongKeyIsAnErrorThereToo(String column, String message) {
        assertThat(problems(Rows.of("Name", column)))
                .containsExactly(new RowError("INVALID_COLUMN_KEY", column, message));
    }

    @ParameterizedTest
    @CsvSource({
        "Expected.Nmae, Expected.Name",
        "Expcted.Name, Expected.Name",
        "expected_name, Expected.Name",
        "ExpectedName, Expected.Name",
        "Expected.Expected.Name, Expected.Name",
        "Expected., Expected.Name",
        "Expected, Expected.Name",
        "Expected.References.crm.URI, Expected.References.crm.URL",
        "Expcted.References.crm.URL, Expected.References.crm.URL",
        "Expected.Refrences.crm.URL, Expected.References.crm.URL",
        "Expected.SegmentAtributes.tier, Expected.SegmentAttributes.tier"
    })
    void unknownOneNamesTheNearestThatIsKnown(String column, String nearest) {
        assertThat(problems(Rows.of("Name", column)))
                .containsExactly(
                        new RowError("UNKNOWN_COLUMN", column, "no such column, did you mean " + nearest + "?"));
    }

    @Test
    void columnsThatExpectValuesMayFollowThoseThatASpreadsheetLeavesWithoutAName() {
        Rows rows = Rows.of("Name", "", " ", "Expected.Name", "error_line");

        assertThat(rows.correction("x", "", "", "Ada", "7").expected())
                .satisfies(expected -> assertThat(expected.name()).isEqualTo("Ada"));
        assertThat(rows.codes("x", "", "y", "Ada", "7")).containsExactly("UNNAMED_COLUMN");
        assertThat(problems(Rows.of("", "Name", "Expected.Name")))
                .extracting(RowError::code)
                .containsExactly("EMPTY_COLUMN_NAME");
    }

    @Test
    void headerWithoutContactIdMayBeDataThoughItExpectsValues() {
        assertThat(problems(
                        Rows.ofExactly("Expected.ContactId", "expected.name", "Expected.References.ada.URL", "Ada")))
                .containsExactly(
                        new RowError(
                                "MISSING_COLUMN",
                                null,
                                "4 cells and none of them ContactId, expected the header row; columns are: 2 (Expected.Name), 3 (Expected.References.KEY)"));
    }

    @Test
    void rowThatRepeatsTheHeaderIsFound() {
        Rows rows = Rows.of("Name", " Expected.Name ");

        assertThat(Rows.errorsOf(rows.mapExactly("ContactId", "name", "expected.name")))
                .containsExactly(RepeatedHeader.ERROR);
        assertThat(Rows.errorsOf(rows.mapExactly("ContactId", "Name", "Ada"))).isEmpty();
    }

    @Test
    void columnsOfTheUpdateAreToldApartFromIt() {
        FileColumns columns = Rows.of("Expected.Name", "Description").mapper().columns();
        ObjectName contact = new ObjectName(RequestObject.CONTACT, "");

        assertThat(columns.headerOf(contact, Field.NAME)).isNull();
        assertThat(columns.headerOf(contact, Field.DESCRIPTION)).isEqualTo("Description");
    }

    private static List<RowError> problems(Rows rows) {
        return catchThrowableOfType(HeaderException.class, rows::mapper).problems();
    }
}
