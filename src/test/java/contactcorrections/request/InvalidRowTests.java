package contactcorrections.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import contactcorrections.row.Row;
import contactcorrections.row.RowError;
import contactcorrections.row.RowPosition;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What each kind of wrong cell is reported as. */
class InvalidRowTests {

    private static final String UNKNOWN_MEMBER = "a member that the API does not know here, expected ";

    static Stream<Arguments> cells() {
        return Stream.of(
                invalid("References.k.Value", "v", "MISSING_REFERENCE_TYPE", "a reference without Type, expected one"),
                invalid(
                        "References.k.Type",
                        "LINK",
                        "UNKNOWN_REFERENCE_TYPE",
                        "4 characters, expected one of URL, ATTACHMENT, CONTACT_ANALYSIS, NUMBER, STRING, DATE, EMAIL,"
                                + " EMAIL_MESSAGE, EMAIL_MESSAGE_PLAIN_TEXT, EMAIL_MESSAGE_PLAIN_TEXT_REDACTED,"
                                + " EMAIL_MESSAGE_REDACTED"),
                invalid(
                        "References.k.DATE",
                        "31.01.2026",
                        "INVALID_DATE",
                        "10 characters, expected an epoch number of 9 to 13 digits, a date such as 2026-01-31 or a"
                                + " date-time such as 2026-01-31T10:00:00Z"),
                invalid("SegmentAttributes.a.ValueInteger", "2147483648", "INVALID_INTEGER", ""),
                invalid("SegmentAttributes.a.ValueInteger", "1.0", "INVALID_INTEGER", ""),
                invalid(
                        "SegmentAttributes.a.ValueInteger",
                        "-2147483649",
                        "INVALID_INTEGER",
                        "11 characters, expected a whole number from -2,147,483,648 to 2,147,483,647 in digits"),
                invalid(
                        "SegmentAttributes.a.ValueInteger",
                        "(clear)",
                        "CANNOT_CLEAR",
                        "the clear token, expected a value: this field cannot be cleared"),
                invalid("SegmentAttributes.connect:a.ValueArn", "(clear)", "CANNOT_CLEAR", ""),
                invalid("ContactExpiry", " (clear)", "CANNOT_CLEAR", ""),
                invalid("QueueInfo.Id", "(clear) ", "CANNOT_CLEAR", ""),
                invalid("UserInfo.UserId", "(clear)", "CANNOT_CLEAR", ""),
                invalid("CustomerEndpoint.Type", "(clear)", "CANNOT_CLEAR", ""),
                invalid("References.k.Type", "(clear)", "CANNOT_CLEAR", ""),
                invalid(
                        "References",
                        "(clear)",
                        "CANNOT_CLEAR",
                        "the clear token, expected JSON: this field cannot be cleared"),
                invalid(
                        "ContactExpiry",
                        "PT90S",
                        "INVALID_CONTACT_EXPIRY",
                        "5 characters, expected 1 to 2,147,483,647 whole minutes, or an ISO-8601 duration of as many such"
                                + " as PT36H, P2D or P1W"),
                invalid(
                        "CustomerEndpoint.Type",
                        "PHONE",
                        "UNKNOWN_ENDPOINT_TYPE",
                        "5 characters, expected one of TELEPHONE_NUMBER, VOIP, CONTACT_FLOW, CONNECT_PHONENUMBER_ARN,"
                                + " EMAIL_ADDRESS"),
                json(
                        "References",
                        "{'k'",
                        "INVALID_JSON",
                        "no valid JSON at or before character 4, expected one object"),
                json("References", "{'a': {'Type': 'URL'}} x", "INVALID_JSON", ""),
                json(
                        "References",
                        "{'a': {'Type': 'URL'}} {}",
                        "INVALID_JSON",
                        "more after the end of the JSON value, expected one object"),
                json(
                        "QueueInfo",
                        "{'Id': 'q\\uD83D'}",
                        "INVALID_JSON",
                        "half of a surrogate pair, expected whole characters"),
                json("References", "{a: 1}", "INVALID_JSON", ""),
                json("References", "{'a': {'Type': NaN}}", "INVALID_JSON", ""),
                json("References", "{'a': {'Type': 'URL'},}", "INVALID_JSON", ""),
                json("References", "/* */ {'a': {'Type': 'URL'}}", "INVALID_JSON", ""),
                json(
                        "References",
                        "{'a': {'Type': 'URL'}, 'a': {'Type': 'URL'}}",
                        "DUPLICATE_JSON_MEMBER",
                        "the same member twice at or before character 29"),
                json("References", "{'a': {'Type': 'URL', 'Type': 'URL'}}", "DUPLICATE_JSON_MEMBER", ""),
                json("References", "[]", "WRONG_JSON_TYPE", "an array, expected an object"),
                json("References", "null", "WRONG_JSON_TYPE", "null, expected an object"),
                json("References", "'x'", "WRONG_JSON_TYPE", "a string, expected an object"),
                json("References", "1.5", "WRONG_JSON_TYPE", "a number, expected an object"),
                json("References", "true", "WRONG_JSON_TYPE", "true or false, expected an object"),
                json("References", "{}", "EMPTY_JSON_OBJECT", "an empty object, expected at least one member"),
                json("QueueInfo", "{}", "EMPTY_JSON_OBJECT", ""),
                json(
                        "References",
                        "{'a': {'Type': 'URL'}, 'b': 'c'}",
                        "WRONG_JSON_TYPE",
                        "reference 2: a string, expected an object"),
                json(
                        "References",
                        "{'a': {'Type': null}}",
                        "WRONG_JSON_TYPE",
                        "reference 1, Type: null, expected a string"),
                json(
                        "References",
                        "{'a': {}}",
                        "MISSING_REFERENCE_TYPE",
                        "reference 1: a reference without Type, expected one"),
                json(
                        "References",
                        "{'a': {'Type': 'URL', 'type': 'URL'}}",
                        "UNKNOWN_JSON_MEMBER",
                        "reference 1: " + UNKNOWN_MEMBER + "Type, Value, Status, Arn, StatusReason"),
                json(
                        "References",
                        "{'': {'Type': 'URL'}}",
                        "INVALID_REFERENCE_KEY",
                        "reference 1: key of 0 characters, expected 1 to 4,096"),
                json("References", "{'a': {'Type': ' URL'}}", "UNKNOWN_REFERENCE_TYPE", ""),
                json("References", "{'a': {'Type': 'URL', 'Status': 'GONE'}}", "UNKNOWN_REFERENCE_STATUS", ""),
                json(
                        "References",
                        "{'a': {'Type': 'URL', 'Arn': 'arn:aws:s3:::my_bucket/x.y'}}",
                        "INVALID_REFERENCE_ARN",
                        "reference 1, Arn: 2 characters that no ARN has here, expected letters, digits and any of - : /"),
                json("References", "{'a': {'Type': 'DATE', 'Value': 'soon'}}", "INVALID_DATE", ""),
                json("QueueInfo", "{'Id': 7}", "WRONG_JSON_TYPE", "Id: a whole number, expected a string"),
                json("UserInfo", "{'UserId': ''}", "INVALID_USER_ID", "UserId: 0 characters, expected 1 to 256"),
                json("SegmentAttributes", "{'a!': {'ValueString': 'x'}}", "INVALID_SEGMENT_ATTRIBUTE_KEY", ""),
                json("SegmentAttributes", "{'a': 'x'}", "WRONG_JSON_TYPE", "entry 1: a string, expected an object"),
                json(
                        "SegmentAttributes",
                        "{'a': {}}",
                        "INVALID_SEGMENT_ATTRIBUTE",
                        "entry 1: no value, expected exactly one of ValueString, ValueInteger, ValueArn, ValueMap, ValueList"),
                json(
                        "SegmentAttributes",
                        "{'a': {'ValueString': 'x', 'ValueInteger': 1}}",
                        "INVALID_SEGMENT_ATTRIBUTE",
                        "entry 1, ValueInteger: a second value beside ValueString, expected one"),
                json("SegmentAttributes", "{'a': {'ValueArn': 'x'}}", "INVALID_SEGMENT_ATTRIBUTE", ""),
                json("SegmentAttributes", "{'a': {'ValueList': []}}", "INVALID_SEGMENT_ATTRIBUTE", ""),
                json("SegmentAttributes", "{'a': {'ValueInteger': '1'}}", "WRONG_JSON_TYPE", ""),
                json("SegmentAttributes", "{'a': {'ValueInteger': 1.0}}", "WRONG_JSON_TYPE", ""),
                json("SegmentAttributes", "{'a': {'ValueInteger': 2147483648}}", "INVALID_INTEGER", ""),
                json("SegmentAttributes", "{'a': {'ValueInteger': 1" + "0".repeat(5_000) + "}}", "WRONG_JSON_TYPE", ""),
                json(
                        "SegmentAttributes",
                        "{'a': {'ValueMap': {'b': {'ValueInteger': 1}, 'c': {'ValueMap': {'d': {'ValueString': 1}}}}}}",
                        "WRONG_JSON_TYPE",
                        "entry 1, ValueMap, entry 2, ValueMap, entry 1, ValueString: a whole number, expected a string"),
                json(
                        "SegmentAttributes",
                        "{'a': {'ValueMap': {'': {'ValueInteger': 1}}}}",
                        "INVALID_SEGMENT_ATTRIBUTE_KEY",
                        ""),
                json("SegmentAttributes", "{'connect:a': {'ValueList': {}}}", "WRONG_JSON_TYPE", ""),
                json("SegmentAttributes", "{'a': {'ValueMap': []}}", "WRONG_JSON_TYPE", ""),
                json("SegmentAttributes", "{'a': {'ContactExpiry': '1'}}", "UNKNOWN_JSON_MEMBER", ""),
                json(
                        "AdditionalRecipients",
                        "(clear)",
                        "CANNOT_CLEAR",
                        "the clear token, expected JSON such as {\"CcEmailAddresses\": []}, which empties the list"),
                json("AdditionalRecipients", "{}", "EMPTY_JSON_OBJECT", ""),
                json(
                        "AdditionalRecipients",
                        "{'Cc': 'a@b.example'}",
                        "UNKNOWN_JSON_MEMBER",
                        UNKNOWN_MEMBER + "CcEmailAddresses"),
                json(
                        "AdditionalRecipients",
                        "{'CcEmailAddresses': null}",
                        "WRONG_JSON_TYPE",
                        "CcEmailAddresses: null, expected an array"),
                json(
                        "AdditionalRecipients",
                        "{'CcEmailAddresses': ['a@b.example']}",
                        "WRONG_JSON_TYPE",
                        "CcEmailAddresses, entry 1: a string, expected an object"),
                json(
                        "AdditionalRecipients",
                        "{'CcEmailAddresses': [{'EmailAddress': 'a@b.example'}, {'DisplayName': 'n'}]}",
                        "MISSING_EMAIL_ADDRESS",
                        "CcEmailAddresses, entry 2: a recipient without EmailAddress, expected one"),
                json(
                        "AdditionalRecipients",
                        "{'CcEmailAddresses': [{'EmailAddress': 'a@b.example', 'Name': 'n'}]}",
                        "UNKNOWN_JSON_MEMBER",
                        "CcEmailAddresses, entry 1: " + UNKNOWN_MEMBER + "EmailAddress, DisplayName"),
                json(
                        "AdditionalRecipients",
                        "{'CcEmailAddresses': [{'EmailAddress': 'a@b.example '}]}",
                        "INVALID_EMAIL_ADDRESS",
                        "CcEmailAddresses, entry 1, EmailAddress: 12 characters, expected an address such as"
                                + " a@b.example"),
                json(
                        "AdditionalRecipients",
                        "{'CcEmailAddresses': [" + "{'EmailAddress': 'a@b.example'},".repeat(50)
                                + "{'EmailAddress': 'a@b.example'}]}",
                        "TOO_MANY_RECIPIENTS",
                        "CcEmailAddresses: 51 addresses, expected at most 50"),
                json("References", "{'" + "k".repeat(60_000) + "': {'Type': 'URL'}}", "INVALID_REFERENCE_KEY", ""));
    }

    @ParameterizedTest
    @MethodSource("cells")
    void wrongCellIsReportedWithItsColumn(String column, String cell, String code, String message) {
        assertThat(Rows.of(column).errors(cell)).singleElement().satisfies(error -> {
            assertThat(error.code()).isEqualTo(code);
            assertThat(error.column()).isEqualTo(column);
            assertThat(message.isEmpty() ? message : error.message()).isEqualTo(message);
        });
    }

    static Stream<Arguments> deepJson() {
        String map = "{\"a\":{\"ValueMap\":";
        return Stream.of(
                arguments("References", "[".repeat(10_000)),
                arguments("References", "{\"a\":".repeat(10_000)),
                arguments("SegmentAttributes", map.repeat(10_000)),
                arguments("SegmentAttributes", map.repeat(11) + "{}" + "}}".repeat(11)),
                arguments("QueueInfo", "{\"Id\":" + "[".repeat(500_000) + "]".repeat(500_000) + "}"));
    }

    @ParameterizedTest
    @MethodSource("deepJson")
    void jsonThatIsTooDeepIsReported(String column, String cell) {
        assertThat(Rows.of(column).codes(cell)).containsExactly("JSON_TOO_DEEP");
    }

    @Test
    void jsonAsDeepAsAllowedPasses() {
        String map = "{\"a\":{\"ValueMap\":".repeat(10) + "{}" + "}}".repeat(10);
        assertThat(Rows.of("SegmentAttributes").errors(map)).isEmpty();
    }

    @Test
    void allErrorsOfARowComeAtOnceInColumnOrder() {
        Rows rows = Rows.ofExactly(
                "CustomerEndpoint.Address",
                "SegmentAttributes",
                "Name",
                "UserInfo.UserId",
                "ContactId",
                "References",
                "InstanceId",
                "CustomerEndpoint.Type");
        MappedRow row = rows.mapExactly(
                "12",
                "{\"a\": {\"ValueArn\": 1}, \"b\": 2}",
                "n".repeat(1_025),
                "(clear)",
                " ",
                "[",
                "arn:aws:s3:::x",
                "TELEPHONE_NUMBER");
        assertThat(Rows.errorsOf(row))
                .extracting(RowError::code, RowError::column)
                .containsExactly(
                        tuple("INVALID_PHONE_NUMBER", "CustomerEndpoint.Address"),
                        tuple("INVALID_SEGMENT_ATTRIBUTE", "SegmentAttributes"),
                        tuple("WRONG_JSON_TYPE", "SegmentAttributes"),
                        tuple("WRONG_JSON_TYPE", "SegmentAttributes"),
                        tuple("NAME_TOO_LONG", "Name"),
                        tuple("CANNOT_CLEAR", "UserInfo.UserId"),
                        tuple("MISSING_CONTACT_ID", "ContactId"),
                        tuple("INVALID_JSON", "References"),
                        tuple("INVALID_INSTANCE_ID", "InstanceId"));
    }

    @Test
    void errorsOfARowAreBounded() {
        String cell = IntStream.range(0, 50_000)
                .mapToObj(i -> "\"k%s\": 1".formatted(i))
                .collect(Collectors.joining(",", "{", "}"));
        assertThat(Rows.of("References").errors(cell)).hasSize(1_000);
    }

    @Test
    void unreadableRowKeepsItsError() {
        RowError error = new RowError("UNCLOSED_QUOTE", null, "a quote that is never closed");
        RowPosition position = new RowPosition(3, 4, 1, 50, 5);
        assertThat(Rows.of("Name").mapper().map(new Row.Unreadable(position, error)))
                .isEqualTo(new MappedRow.Invalid(position, List.of(error)));
    }

    @Test
    void rowOfAnotherWidthThanTheHeaderIsInvalid() {
        assertThat(Rows.of("Name").errors())
                .containsExactly(new RowError("WRONG_CELL_COUNT", null, "1 cell, expected 2 as in the header"));
        assertThat(Rows.of("Name").codes("x", "")).containsExactly("WRONG_CELL_COUNT");
    }

    @Test
    void rowWithNothingToUpdateIsInvalid() {
        Rows rows = Rows.of("InstanceId", "Name", "error_line", "References.k.URL", "QueueInfo");
        RowError nothing =
                new RowError("NOTHING_TO_UPDATE", null, "no cell to update, expected at least one that is not blank");
        assertThat(rows.errors("instance", " ", "7", "\t", "")).containsExactly(nothing);
        assertThat(Rows.of().errors()).containsExactly(nothing);
    }

    @Test
    void rowOfNoInstanceIsInvalid() {
        RequestSettings none = new RequestSettings(null, "(clear)", null, Map.of(), List.of(), Map.of());
        String message = "no instance, expected InstanceId here or --instance-id";
        assertThat(Rows.of("Name").with(none).errors("x"))
                .containsExactly(new RowError("MISSING_INSTANCE_ID", null, message));
        assertThat(Rows.of("InstanceId", "Name").with(none).errors(" ", "x"))
                .containsExactly(new RowError("MISSING_INSTANCE_ID", "InstanceId", message));
    }

    @Test
    void idThatNoPathCanCarryIsInvalid() {
        for (String id : List.of(".", "..", "\uD800", "a\uDC00")) {
            assertThat(Rows.errorsOf(Rows.ofExactly("ContactId", "Name").mapExactly(id, "x")))
                    .extracting(RowError::code)
                    .containsExactly("INVALID_CONTACT_ID");
            assertThat(Rows.of("InstanceId", "Name").codes(id, "x")).containsExactly("INVALID_INSTANCE_ID");
        }
    }

    @Test
    void clearTokenIsNoContactId() {
        assertThat(Rows.errorsOf(
                        Rows.ofExactly("ContactId", "InstanceId", "Name").mapExactly("(clear)", "(clear)", "x")))
                .extracting(RowError::code)
                .containsExactly("CANNOT_CLEAR", "CANNOT_CLEAR");
    }

    @Test
    void arnOfSomethingElseIsNoInstanceId() {
        for (String arn : List.of(
                "arn:aws:connect:eu-west-2:123456789012:instance/",
                "arn:aws:connect:eu-west-2:123456789012:instance/a/contact/b",
                "arn:aws:connect:eu-west-2:1234:instance/a",
                "ARN:aws:connect:eu-west-2:123456789012:instance/a",
                "arn:aws:lex:eu-west-2:123456789012:instance/a",
                "arn:aws:connect:eu-west-2:123456789012:instance/..")) {
            assertThat(Rows.of("InstanceId", "Name").codes(arn, "x")).containsExactly("INVALID_INSTANCE_ID");
        }
    }

    @Test
    void telephoneNumberMustBePossible() {
        Rows rows = Rows.of("CustomerEndpoint.Type", "CustomerEndpoint.Address");
        for (String number :
                List.of("5550100", "+1 206 555", "+999 1234567", "+49 30 901820 x5", "+1 800 FLOWERS", "a")) {
            assertThat(rows.codes("TELEPHONE_NUMBER", number)).containsExactly("INVALID_PHONE_NUMBER");
        }
        assertThat(rows.withCountry("US").errors("TELEPHONE_NUMBER", "555-0100"))
                .containsExactly(new RowError(
                        "INVALID_PHONE_NUMBER",
                        "CustomerEndpoint.Address",
                        "7 digits, expected an E.164 number or a national one of US"));
    }

    /** An empty message stands for any. */
    private static Arguments invalid(String column, String cell, String code, String message) {
        return arguments(column, cell, code, message);
    }

    /** Apostrophes stand for quotes. */
    private static Arguments json(String column, String cell, String code, String message) {
        return arguments(column, cell.replace('\'', '"'), code, message);
    }
}
