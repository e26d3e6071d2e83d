package contactcorrections.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import contactcorrections.request.column.HeaderException;
import contactcorrections.row.RowError;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.connect.model.Reference;
import software.amazon.awssdk.services.connect.model.ReferenceType;
import software.amazon.awssdk.services.connect.model.UpdateContactRequest;

class ConstantsTests {

    @Test
    void everyRowHasThemAsIfTheFileHadTheirColumns() {
        Rows rows = Rows.of("Name")
                .with(settings(null, Map.of("InstanceId", "from-constant", "References.source.STRING", " crm ")));

        UpdateContactRequest request = rows.correction("n").request();

        assertThat(request.instanceId()).isEqualTo("from-constant");
        assertThat(request.name()).isEqualTo("n");
        assertThat(request.references())
                .isEqualTo(Map.of(
                        "source",
                        Reference.builder()
                                .type(ReferenceType.STRING)
                                .value(" crm ")
                                .build()));
    }

    @Test
    void theyGoTogetherWithColumnsOfTheSameObject() {
        Rows rows = Rows.of("CustomerEndpoint.Address", "References.case.Value")
                .with(settings(
                        "i", Map.of("CustomerEndpoint.Type", "TELEPHONE_NUMBER", "References.case.Type", "NUMBER")));

        UpdateContactRequest request = rows.correction("+49 30 901820", "7").request();

        assertThat(request.customerEndpoint().address()).isEqualTo("+4930901820");
        assertThat(request.references())
                .isEqualTo(Map.of(
                        "case",
                        Reference.builder()
                                .type(ReferenceType.NUMBER)
                                .value("7")
                                .build()));
    }

    @Test
    void theyAreSomethingToUpdate() {
        Rows rows = Rows.of().with(settings("i", Map.of("ContactExpiry", "PT1H")));
        assertThat(rows.correction().request().segmentAttributes()).containsOnlyKeys("connect:ContactExpiry");
    }

    @Test
    void theyDoNotHideThatARowHasTooManyCells() {
        Rows rows = Rows.of("Name").with(settings("i", Map.of("Description", "d")));
        assertThat(rows.codes("n", "more")).containsExactly("WRONG_CELL_COUNT");
        assertThat(rows.codes()).containsExactly("WRONG_CELL_COUNT");
    }

    @Test
    void anErrorThatOnlyARowShowsNamesTheConstant() {
        Rows rows = Rows.of("References.k.Type").with(settings("i", Map.of("References.k.Value", "someday")));
        assertThat(rows.errors("DATE")).extracting(RowError::column).containsExactly("References.k.Value");
        assertThat(rows.codes("")).containsExactly("MISSING_REFERENCE_TYPE");
        assertThat(rows.codes("STRING")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"name", "References", "References.source.Value", "SegmentAttributes.tier.ValueInteger"})
    void fieldThatTheFileFillsTooIsAnError(String column) {
        var constants = Map.of("Name", "n", "References.source.STRING", "crm", "SegmentAttributes.tier", "gold");
        Rows rows = Rows.of(column).with(settings("i", constants));

        HeaderException wrong = catchThrowableOfType(HeaderException.class, rows::mapper);

        assertThat(wrong.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("DUPLICATE_COLUMN");
            assertThat(constants).containsKey(problem.column());
            assertThat(problem.message())
                    .isEqualTo("the constant fills the same field as column %s, expected one of them", column);
        });
    }

    @Test
    void theyTakeThePlaceOfAnIgnoredColumn() {
        var settings = new RequestSettings("i", "(clear)", null, Map.of(), List.of("Name"), Map.of("Name", "constant"));
        assertThat(Rows.of("Name").with(settings).correction("cell").request().name())
                .isEqualTo("constant");
    }

    @ParameterizedTest
    @CsvSource({
        "Nmae, x, constants.Nmae: expected a known column, found Nmae; did you mean Name?",
        "ContactId, x, 'constants.ContactId: expected another column, each row names a contact of its own'",
        "InstanceId, x, 'constants.InstanceId: expected this or instance-id, found both'",
        "error_line, x, constants.error_line: expected a column that goes into the request",
        "References..URL, x, constants.References..URL: KEY has 0 characters",
        "Name, ' ', constants.Name: expected a value that is not blank",
        "ContactExpiry, soon, constants.ContactExpiry: 4 characters",
        "QueueInfo.Id, (clear), constants.QueueInfo.Id: the clear token",
        "Name, #N/A, constants.Name: a spreadsheet's error value",
        "References, {, 'constants.References: no valid JSON'",
        "AdditionalRecipients.Cc, nobody, 'constants.AdditionalRecipients.Cc: address 1: 6 characters'",
    })
    void wrongOneIsNamedWithWhatWasExpected(String name, String value, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings("i", Map.of(name, value)))
                .withMessageStartingWith(message);
    }

    @Test
    void twoForOneFieldAreAnError() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings("i", Map.of("Name", "a", "name", "b")))
                .withMessageContaining("the same field as column");
    }

    private static RequestSettings settings(@Nullable String instanceId, Map<String, String> constants) {
        return new RequestSettings(instanceId, "(clear)", null, Map.of(), List.of(), constants);
    }
}
