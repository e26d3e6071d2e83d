package contactcorrections.request;

import static contactcorrections.request.value.ErrorCode.CANNOT_CLEAR;
import static contactcorrections.request.value.ErrorCode.CANNOT_EXPECT;
import static contactcorrections.request.value.ErrorCode.EMPTY_JSON_OBJECT;
import static contactcorrections.request.value.ErrorCode.INVALID_CONTACT_EXPIRY;
import static contactcorrections.request.value.ErrorCode.INVALID_EMAIL_ADDRESS;
import static contactcorrections.request.value.ErrorCode.INVALID_INTEGER;
import static contactcorrections.request.value.ErrorCode.INVALID_JSON;
import static contactcorrections.request.value.ErrorCode.INVALID_REFERENCE_ARN;
import static contactcorrections.request.value.ErrorCode.INVALID_SEGMENT_ATTRIBUTE;
import static contactcorrections.request.value.ErrorCode.NAME_TOO_LONG;
import static contactcorrections.request.value.ErrorCode.SPREADSHEET_ERROR;
import static contactcorrections.request.value.ErrorCode.UNKNOWN_ENDPOINT_TYPE;
import static contactcorrections.request.value.ErrorCode.UNKNOWN_JSON_MEMBER;
import static contactcorrections.request.value.ErrorCode.UNKNOWN_REFERENCE_TYPE;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import contactcorrections.contact.ContactFields;
import contactcorrections.contact.FieldChange;
import contactcorrections.request.value.AdditionalRecipients;
import contactcorrections.request.value.ErrorCode;
import contactcorrections.row.RowError;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.connect.model.Contact;
import software.amazon.awssdk.services.connect.model.Reference;
import software.amazon.awssdk.services.connect.model.UpdateContactRequest;

/** What cells of {@code Expected.COLUMN} say. Each row here changes the description too, as a row that expects only is none. */
class ExpectedValueTests {

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', textBlock = """
            Name,                               ` Ada `
            Description,                        note
            References.crm.URL,                 https://example.org
            References.due.DATE,                2026-01-31
            References,                         `{"k": {"Type": "STRING", "Value": "v", "Status": "APPROVED"}}`
            SegmentAttributes.tier,             ` gold`
            SegmentAttributes.level.ValueInteger, 007
            SegmentAttributes.connect:a.ValueArn, arn
            SegmentAttributes,                  `{"a": {"ValueMap": {"b": {"ValueInteger": 1}}}}`
            ContactExpiry,                      PT36H
            QueueInfo.Id,                       ` q`
            QueueInfo,                          `{"Id": "q"}`
            UserInfo.UserId,                    u
            CustomerEndpoint.Type,              voip
            CustomerEndpoint.Address,           ` a `
            SystemEndpoint,                     `{"Type": "TELEPHONE_NUMBER", "Address": "+49 30 901820"}`
            AdditionalRecipients.Cc,            Ada <a@b.example>; c@d.example
            AdditionalRecipients,               `{"CcEmailAddresses": [{"EmailAddress": "a@b.example"}]}`
            """)
    void cellIsReadAsThatOfTheColumnItself(String column, String cell) {
        UpdateContactRequest update = Rows.of(column).correction(cell).request();

        assertThat(expected("Expected." + column, cell)).isEqualTo(update);
        assertThat(expected("eXPECTED." + column, cell)).isEqualTo(update);
    }

    @Test
    void rowSendsNothingOfIt() {
        Correction correction =
                Rows.of("Expected.Name", "Name", "Expected.Description").correction("Ada", "(clear)", "(clear)");

        assertThat(correction.request())
                .isEqualTo(UpdateContactRequest.builder()
                        .instanceId("instance")
                        .contactId("c")
                        .name("")
                        .build());
        assertThat(correction.cleared()).containsExactly("Name");
    }

    @Test
    void blankCellIsNotChecked() {
        Rows rows = Rows.of("Description", "Expected.Name", "Expected.References", "Expected.ContactExpiry");

        assertThat(rows.correction("d", "", " ", "\u00A0").expected()).isNull();
        assertThat(ContactFields.given(requireNonNull(
                                rows.correction("d", "", " ", "5").expected()))
                        .comparedWith(ContactFields.given(
                                Rows.of("ContactExpiry").correction("5").request())))
                .noneMatch(FieldChange::isChange);
    }

    @Test
    void rowWithNothingElseHasNothingToUpdate() {
        assertThat(Rows.of("Expected.Name", "Name").codes("Ada", "")).containsExactly("NOTHING_TO_UPDATE");
        assertThat(Rows.of("Expected.Name", "Name").codes("x".repeat(1_025), ""))
                .containsExactly("NAME_TOO_LONG", "NOTHING_TO_UPDATE");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Name",
                "Description",
                "References.k.Type",
                "References.k.Value",
                "References.k.Status",
                "References.k.Arn",
                "References.k.URL",
                "References.k.DATE",
                "SegmentAttributes.a",
                "SegmentAttributes.a.ValueInteger",
                "SegmentAttributes.connect:a.ValueArn",
                "ContactExpiry",
                "QueueInfo.Id",
                "UserInfo.UserId",
                "CustomerEndpoint.Type",
                "SystemEndpoint.Address",
                "AdditionalRecipients.Cc"
            })
    void clearTokenExpectsThatConnectHoldsNothing(String column) {
        UpdateContactRequest expected = expected("Expected." + column, " (clear) ");

        assertThat(ContactFields.held(Contact.builder().build(), List.of(), null)
                        .comparedWith(ContactFields.given(expected)))
                .singleElement()
                .matches(change -> change.readable() && change.after().isBlank() && !change.isChange());
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', textBlock = """
            UserInfo,             `{"UserId": ""}`
            QueueInfo,            `{"Id": ""}`
            CustomerEndpoint,     `{"Type": "", "Address": ""}`
            References,           `{"k": {"Type": "", "Value": "", "Status": "", "Arn": ""}}`
            SegmentAttributes,    `{"a": {"ValueString": ""}}`
            AdditionalRecipients, `{"CcEmailAddresses": []}`
            """)
    void emptyTextInJsonExpectsThatConnectHoldsNothing(String column, String cell) {
        assertThat(ContactFields.held(Contact.builder().build(), List.of(), null)
                        .comparedWith(ContactFields.given(expected("Expected." + column, cell))))
                .isNotEmpty()
                .noneMatch(FieldChange::isChange);
    }

    @Test
    void partOfAReferenceIsEnough() {
        assertThat(expected("Expected.References.k.Value", "v").references().get("k"))
                .satisfies(reference -> assertThat(reference.typeAsString()).isNull())
                .satisfies(reference -> assertThat(reference.value()).isEqualTo("v"));
        assertThat(expected("Expected.References.k.Type", "url").references().get("k"))
                .satisfies(reference -> assertThat(reference.typeAsString()).isEqualTo("URL"))
                .satisfies(reference -> assertThat(reference.value()).isNull());
        assertThat(expected("Expected.References", "{\"k\": {\"Value\": \"v\"}}")
                        .references())
                .containsOnlyKeys("k");
    }

    @Test
    void whatConnectHoldsMayBeNoNumberAndNoDate() {
        assertThat(expected("Expected.CustomerEndpoint", """
                {"Type": "TELEPHONE_NUMBER", "Address": "anonymous"}""").customerEndpoint().address())
                .isEqualTo("anonymous");
        assertThat(expected("Expected.References.k.DATE", "soon").references().values())
                .extracting(Reference::value)
                .containsExactly("soon");
    }

    static Stream<Arguments> wrongCells() {
        return Stream.of(
                arguments("Name", "x".repeat(1_025), NAME_TOO_LONG),
                arguments("Name", "#N/A", SPREADSHEET_ERROR),
                arguments("References.k.URL", "#REF!", SPREADSHEET_ERROR),
                arguments("References", "#REF!", SPREADSHEET_ERROR),
                arguments("References.k.Type", "LINK", UNKNOWN_REFERENCE_TYPE),
                arguments("References.k.Arn", "short", INVALID_REFERENCE_ARN),
                arguments("CustomerEndpoint.Type", "phone", UNKNOWN_ENDPOINT_TYPE),
                arguments("SegmentAttributes.a.ValueInteger", "1.0", INVALID_INTEGER),
                arguments("ContactExpiry", "soon", INVALID_CONTACT_EXPIRY),
                arguments("AdditionalRecipients.Cc", "nobody", INVALID_EMAIL_ADDRESS),
                arguments("References", "(clear)", CANNOT_CLEAR),
                arguments("QueueInfo", "(clear)", CANNOT_CLEAR),
                arguments("References", "{", INVALID_JSON),
                arguments("References", "{}", EMPTY_JSON_OBJECT),
                arguments("References", "{\"k\": {}}", EMPTY_JSON_OBJECT),
                arguments("References", "{\"k\": {\"Kind\": \"URL\"}}", UNKNOWN_JSON_MEMBER),
                arguments("References", "{\"k\": {\"StatusReason\": \"r\"}}", CANNOT_EXPECT),
                arguments("QueueInfo", "{}", EMPTY_JSON_OBJECT),
                arguments("SegmentAttributes", "{\"a\": {}}", INVALID_SEGMENT_ATTRIBUTE));
    }

    @ParameterizedTest
    @MethodSource("wrongCells")
    void errorIsToldUnderTheNameOfTheColumn(String column, String cell, ErrorCode code) {
        assertThat(Rows.of("Description", "Expected." + column).errors("d", cell))
                .extracting(RowError::code, RowError::column)
                .containsExactly(tuple(code.name(), "Expected." + column));
    }

    @Test
    void errorsOfARowStandInTheOrderOfItsColumns() {
        Rows rows = Rows.of("Expected.Name", "Name", "Expected.ContactExpiry", "ContactExpiry");

        assertThat(rows.errors("#N/A", "#N/A", "x", "y"))
                .extracting(RowError::column)
                .containsExactlyElementsOf(rows.columns().subList(1, 5));
    }

    @Test
    void jsonThatIsToExpectNothingIsToldHow() {
        assertThat(Rows.of("Description", "Expected.QueueInfo", "Expected.AdditionalRecipients")
                        .errors("d", "(clear)", "(clear)"))
                .extracting(RowError::message)
                .containsExactly(
                        "the clear token, expected JSON with \"\" for each text that is to be empty",
                        "the clear token, expected JSON such as {\"CcEmailAddresses\": []}, which stands for an empty list");
    }

    @Test
    void mappedColumnsAndConstantsCanBeExpected() {
        Rows rows = Rows.of("agent_note", "note_before")
                .with(new RequestSettings(
                        "instance",
                        "(clear)",
                        null,
                        Map.of("agent_note", "Description", "note_before", "Expected.Description"),
                        List.of(),
                        Map.of(
                                "Expected.References.source.STRING",
                                "crm",
                                "Expected.AdditionalRecipients.Cc",
                                "(clear)")));

        UpdateContactRequest expected =
                requireNonNull(rows.correction("new", "old").expected());

        assertThat(expected.description()).isEqualTo("old");
        assertThat(expected.references()).containsOnlyKeys("source");
        assertThat(expected.overrideConfiguration()
                        .orElseThrow()
                        .executionAttributes()
                        .getAttribute(AdditionalRecipients.ATTRIBUTE)
                        .cc())
                .isEmpty();
        assertThat(rows.errors("new", "x".repeat(4_097)))
                .extracting(RowError::column)
                .containsExactly("note_before");
    }

    private static UpdateContactRequest expected(String column, String cell) {
        return requireNonNull(
                Rows.of("Description", column).correction("d", cell).expected());
    }
}
