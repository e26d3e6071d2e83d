package contactcorrections.request.column;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import contactcorrections.csv.CsvDialect;
import contactcorrections.csv.Header;
import contactcorrections.request.Correction;
import contactcorrections.request.RequestSettings;
import contactcorrections.request.Rows;
import contactcorrections.request.value.InstanceScope;
import contactcorrections.row.ReadPosition;
import contactcorrections.row.RowError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class HeaderTests {

    static Stream<Arguments> contradictions() {
        return Stream.of(
                arguments("Name", " NAME "),
                arguments("References.k.Value", "References.k.URL"),
                arguments("References.k.type", "References.k.NUMBER"),
                arguments("References.k.URL", "References.k.EMAIL"),
                arguments("References.k.URL", "references.k.url"),
                arguments("References", "References.k.Status"),
                arguments("References.k.Status", "References"),
                arguments("References", "References"),
                arguments("ContactExpiry", "SegmentAttributes.connect:ContactExpiry"),
                arguments("SegmentAttributes.connect:ContactExpiry.ValueString", "contactexpiry"),
                arguments("SegmentAttributes", "ContactExpiry"),
                arguments("SegmentAttributes.a", "SegmentAttributes"),
                arguments("SegmentAttributes.a", "SegmentAttributes.a.ValueString"),
                arguments("SegmentAttributes.a.ValueInteger", "SegmentAttributes.a.ValueString"),
                arguments("QueueInfo", "QueueInfo.Id"),
                arguments("UserInfo.UserId", "UserInfo"),
                arguments("CustomerEndpoint", "CustomerEndpoint.Address"),
                arguments("SystemEndpoint.Type", "SystemEndpoint"),
                arguments("AdditionalRecipients", "AdditionalRecipients.Cc"),
                arguments("AdditionalRecipients.Cc", "additionalrecipients"),
                arguments("AdditionalRecipients.Cc", "ADDITIONALRECIPIENTS.CC"));
    }

    @ParameterizedTest
    @MethodSource("contradictions")
    void sameFieldFromTwoColumnsIsAnError(String first, String second) {
        assertThat(problems(Rows.of(first, second)))
                .containsExactly(new RowError(
                        "DUPLICATE_COLUMN",
                        second.strip(),
                        "fills the same field as column %s, expected one of them".formatted(first)));
    }

    @Test
    void columnsThatFillDifferentFieldsGoTogether() {
        assertThatNoException()
                .isThrownBy(() -> Rows.of(
                                "References.k.URL",
                                "References.k.Status",
                                "References.K.URL",
                                "References.k.URL.URL",
                                "SegmentAttributes",
                                "CustomerEndpoint.Type",
                                "CustomerEndpoint.Address",
                                "SystemEndpoint",
                                "AdditionalRecipients.Cc",
                                "error_line",
                                "ERROR_LINE",
                                "error_code")
                        .mapper());
    }

    @ParameterizedTest
    @CsvSource({
        "Nmae, Name",
        "contact_id, ContactId",
        "Descripton, Description",
        "Reference.crm.URL, References.crm.URL",
        "References.crm.Vlaue, References.crm.Value",
        "References.crm.URI, References.crm.URL",
        "References.crm, References.crm.URL",
        "Refrences, References",
        "SegmentAtributes.tier, SegmentAttributes.tier",
        "Segment.tier.ValueInteger, SegmentAttributes.tier.ValueInteger",
        "QueueInfo.Arn, QueueInfo.Id",
        "CustomerEndpoint.Adress, CustomerEndpoint.Address",
        "Contact Expiry, ContactExpiry",
        "AdditionalRecipient.Cc, AdditionalRecipients.Cc",
        "AdditionalRecipients.To, AdditionalRecipients.Cc",
        "AdditionalRecipients.CcEmailAddresses, AdditionalRecipients.Cc",
        "Aditional Recipients, AdditionalRecipients",
        "case_contcat, case_contact"
    })
    void unknownColumnNamesTheNearestKnownOne(String column, String nearest) {
        Rows rows = Rows.of("Name", column).with(settings(Map.of("case_contact", "References.case.URL"), List.of()));
        assertThat(problems(rows))
                .contains(new RowError("UNKNOWN_COLUMN", column, "no such column, did you mean " + nearest + "?"));
    }

    @ParameterizedTest
    @CsvSource({
        "References..URL, 'KEY has 0 characters, expected 1 to 4,096'",
        "References.Value, 'KEY has 0 characters, expected 1 to 4,096'",
        "SegmentAttributes., 'KEY: 0 characters, expected 1 to 128'",
        "SegmentAttributes.ValueString, 'KEY: 0 characters, expected 1 to 128'",
        "SegmentAttributes.a*b!, 'KEY: 2 characters that no key has, expected letters, digits, blanks and any of - _ . : / = + @ '''",
        "SegmentAttributes.a.ValueArn, 'KEY: ValueArn and ValueList need a system attribute, expected a key with connect: in front'",
        "SegmentAttributes.a.ValueMap, 'ValueMap fits in no cell of its own, expected it in a column SegmentAttributes as JSON'",
    })
    void wrongKeyIsAnError(String column, String message) {
        assertThat(problems(Rows.of(column))).containsExactly(new RowError("INVALID_COLUMN_KEY", column, message));
    }

    @Test
    void keysAreLimitedInLength() {
        assertThatNoException()
                .isThrownBy(() -> Rows.of(
                                "References." + "k".repeat(4_096) + ".URL", "SegmentAttributes." + "ä".repeat(128))
                        .mapper());
        assertThat(problems(
                        Rows.of("References." + "k".repeat(4_097) + ".URL", "SegmentAttributes." + "ä".repeat(129))))
                .extracting(RowError::message)
                .containsExactly(
                        "KEY has 4,097 characters, expected 1 to 4,096", "KEY: 129 characters, expected 1 to 128");
    }

    @Test
    void moreProblemsThanAnyoneReadsAreNotListed() {
        String[] names = IntStream.range(0, 100_000)
                .mapToObj("References.a.%d"::formatted)
                .toArray(String[]::new);

        HeaderException exception =
                catchThrowableOfType(HeaderException.class, () -> Rows.of(names).mapper());

        assertThat(exception.problems()).hasSize(100);
        assertThat(exception)
                .hasMessageStartingWith("Line 1, column References.a.0: no such column, did you mean ")
                .hasMessageEndingWith("\nNo more than 100 problems are listed");
    }

    @Test
    void everyProblemIsNamedOnALineOfItsOwn() {
        Rows rows = Rows.ofExactly("Nmae", "", "Description", "description", "Agent\nnote", "ContactId")
                .with(settings(Map.of("case_subject_line", "Name"), List.of()));

        HeaderException exception = catchThrowableOfType(HeaderException.class, rows::mapper);

        assertThat(exception).hasMessage("""
                        Line 1, column Nmae: no such column, did you mean Name?
                        Line 1: column 2 of 6 has no name
                        Line 1, column description: fills the same field as column Description, expected one of them
                        Line 1: column 5 of 6: no such column; its name is not shown, as it has a line end, a control character or an @
                        Line 1: columns maps case_subject_line, expected a column of that name in the file""");
        assertThat(exception.problems())
                .extracting(RowError::code)
                .containsExactly(
                        "UNKNOWN_COLUMN",
                        "EMPTY_COLUMN_NAME",
                        "DUPLICATE_COLUMN",
                        "UNKNOWN_COLUMN",
                        "MISSING_MAPPED_COLUMN");
    }

    @Test
    void firstLineOfDataIsNotRepeated() {
        assertThat(problems(Rows.ofExactly("11111111-2222-3333-4444-555555555555", "Ada Lovelace", "")))
                .containsExactly(new RowError(
                        "NO_HEADER", null, "3 cells and none of them the name of a column, expected the header row"));
    }

    @Test
    void headerWithoutContactIdMayBeDataAndIsToldByNumbersAlone() {
        assertThat(problems(Rows.ofExactly(
                        "Naem",
                        "Ada Lovelace",
                        "description ",
                        "References.ada@example.org.URL",
                        "",
                        "QueueInfo.Id",
                        "ContactExpiry",
                        "SegmentAttributes.Ada",
                        "UserInfo",
                        "error_line")))
                .containsExactly(
                        new RowError(
                                "MISSING_COLUMN",
                                null,
                                "10 cells and none of them ContactId, expected the header row; columns are: 3 (Description), 4 (References.KEY), 6 (QueueInfo.Id), 7 (ContactExpiry), 8 (SegmentAttributes.KEY), 9 (UserInfo)"));
        assertThat(problems(Rows.ofExactly("Contact Id", "Nmae", "Ada")))
                .containsExactly(new RowError(
                        "NO_HEADER", null, "3 cells and none of them the name of a column, expected the header row"));
        assertThat(problems(Rows.ofExactly(Collections.nCopies(1_000, "Name").toArray(String[]::new))))
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).endsWith("20 (Name) and 980 more"));
    }

    @Test
    void contactIdThatIsMappedOrIgnoredCountsAsWhatTheSettingsSay() {
        Rows rows =
                Rows.ofExactly("case_contact", "Ada").with(settings(Map.of("case_contact", "ContactId"), List.of()));
        assertThat(problems(rows)).extracting(RowError::code).containsExactly("UNKNOWN_COLUMN");
        assertThat(problems(rows)).extracting(RowError::column).containsExactly("Ada");

        Rows without = Rows.ofExactly("Ada", "Name").with(settings(Map.of("case_contact", "ContactId"), List.of()));
        assertThat(problems(without))
                .containsExactly(
                        new RowError(
                                "MISSING_COLUMN",
                                null,
                                "2 cells and none of them ContactId, expected the header row; columns are: 2 (Name)"),
                        new RowError(
                                "MISSING_MAPPED_COLUMN",
                                null,
                                "columns maps case_contact, expected a column of that name in the file"));

        Rows ignored = Rows.ofExactly("ContactId", "Ada").with(settings(Map.of(), List.of("contactid")));
        assertThat(problems(ignored)).extracting(RowError::code).containsExactly("NO_HEADER");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\nb",
                "a\rb",
                "a\u0007b",
                "a\u2028b",
                "a\u202Eb",
                "ada@example.org",
                "References.ada@example.org",
                "Name\u200B"
            })
    void unknownColumnThatMayBeDataIsToldByItsNumber(String name) {
        HeaderException wrong = catchThrowableOfType(
                HeaderException.class, () -> Rows.of("Name", name).mapper());

        assertThat(wrong)
                .hasMessage(
                        "Line 1: column 3 of 3: no such column; its name is not shown, as it has a line end, a control character or an @");
    }

    @Test
    void columnOfAKeyThatMayBeDataIsToldByItsNumberToo() {
        assertThat(problems(Rows.of("References.a@b.URL", "References.a@b.Value", "SegmentAttributes.a@b.ValueArn")))
                .containsExactly(
                        new RowError(
                                "DUPLICATE_COLUMN",
                                null,
                                "column 3 of 4: fills the same field as column 2 of 4, expected one of them"),
                        new RowError(
                                "INVALID_COLUMN_KEY",
                                null,
                                "column 4 of 4: KEY: ValueArn and ValueList need a system attribute, expected a key with connect: in front"));
    }

    @Test
    void unknownColumnIsShownWith80CharactersAtMost() {
        HeaderException wrong = catchThrowableOfType(
                HeaderException.class,
                () -> Rows.of("😀".repeat(81), "x".repeat(80)).mapper());

        assertThat(wrong)
                .message()
                .contains("column " + "😀".repeat(80) + "…: no such", "column " + "x".repeat(80) + ": no such");
    }

    @Test
    void lineOfTheHeaderIsTold() {
        Header header = new Header(
                List.of("ContactId", "X"),
                new CsvDialect(StandardCharsets.UTF_8, ';', "sep=;\n"),
                "ContactId;X",
                "\n",
                new ReadPosition(1, 3, 18));

        assertThat(catchThrowableOfType(
                        HeaderException.class, () -> Rows.SETTINGS.mapperFor(header, InstanceScope.ANY)))
                .hasMessageStartingWith("Line 2, column X: ");
    }

    @Test
    void severalProblemsStandOnALineEachBelowTheirFile() {
        HeaderException one = catchThrowableOfType(
                HeaderException.class, () -> Rows.of("Nmae").mapper());
        HeaderException two = catchThrowableOfType(
                HeaderException.class, () -> Rows.of("Nmae", "Descripton").mapper());

        assertThat(one.messageOf("/in.csv"))
                .isEqualTo("/in.csv: Line 1, column Nmae: no such column, did you mean Name?");
        assertThat(two.messageOf("/in.csv")).isEqualTo("""
                /in.csv: the header cannot be used:
                Line 1, column Nmae: no such column, did you mean Name?
                Line 1, column Descripton: no such column, did you mean Description?""");
    }

    @Test
    void columnsWithoutANameAtTheEndArePassedOverAsLongAsTheyAreBlank() {
        Rows rows = Rows.of("Name", "", " ", "error_line", "");

        assertThat(rows.correction("x", "", " ", "7", "").request().name()).isEqualTo("x");
        assertThat(rows.errors("x", "", "y", "7", "z"))
                .containsExactly(
                        new RowError(
                                "UNNAMED_COLUMN",
                                null,
                                "a cell in column 4 of 6, which has no name in the header, expected a blank one"),
                        new RowError(
                                "UNNAMED_COLUMN",
                                null,
                                "a cell in column 6 of 6, which has no name in the header, expected a blank one"));
        assertThat(problems(Rows.of("", "Name")))
                .containsExactly(new RowError("EMPTY_COLUMN_NAME", null, "column 2 of 3 has no name"));
    }

    @Test
    void settingsMapAndIgnoreColumns() {
        Rows rows = Rows.ofExactly(" CASE_contact", "agent note", "exported_BY", "exported_by", "Name")
                .with(settings(
                        Map.of("case_contact", "contactid", "Agent Note", "Description", "name", "References.n.STRING"),
                        List.of("Exported_by")));
        Correction correction = (Correction) rows.mapExactly("id", "note", "x", "y", "n");
        assertThat(correction.contactId()).isEqualTo("id");
        assertThat(correction.request().description()).isEqualTo("note");
        assertThat(correction.request().name()).isNull();
        assertThat(correction.request().references()).containsOnlyKeys("n");
    }

    @Test
    void mappingIsFoundThoughSpringDropsBlanksFromItsKey() {
        Rows rows = Rows.of("Agent Note").with(settings(Map.of("AgentNote", "Name"), List.of()));
        assertThat(rows.correction("x").request().name()).isEqualTo("x");
    }

    @Test
    void mappedColumnIsNamedAsTheFileHasIt() {
        Rows rows = Rows.of("case_name").with(settings(Map.of("case_name", "Name"), List.of()));
        assertThat(rows.errors("x".repeat(1_025))).extracting(RowError::column).containsExactly("case_name");
    }

    @Test
    void mappingToAFieldThatAnotherColumnFillsIsAnError() {
        Rows rows = Rows.of("Name", "case_name").with(settings(Map.of("case_name", "Name"), List.of()));
        assertThat(problems(rows)).extracting(RowError::code).containsExactly("DUPLICATE_COLUMN");
    }

    @Test
    void everyColumnIsInTheSchemaOfJobDefinitions() throws IOException {
        JsonNode schema = JsonMapper.shared().readTree(Files.readString(Path.of("jobs/job.schema.json")));
        assertThat(schema.at("/$defs/column/anyOf/0/enum").valueStream().map(JsonNode::stringValue))
                .containsExactlyInAnyOrderElementsOf(ColumnName.FIXED.keySet().stream()
                        .filter(name -> !name.startsWith("error_"))
                        .toList());
    }

    private static List<RowError> problems(Rows rows) {
        return catchThrowableOfType(HeaderException.class, rows::mapper).problems();
    }

    private static RequestSettings settings(Map<String, String> columns, List<String> ignored) {
        return new RequestSettings("instance", "(clear)", null, columns, ignored, Map.of());
    }
}
