package contactcorrections.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import contactcorrections.standin.Call;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** What arrives at Connect for each column: the SDK's client sends it, a stand-in for Connect receives it. */
class CorrectionRequestTests {

    private static final JsonMapper JSON = new JsonMapper();

    private static CorrectionSender sender;

    @BeforeAll
    static void start() throws IOException {
        sender = new CorrectionSender();
    }

    @AfterAll
    static void stop() throws IOException {
        sender.close();
    }

    static Stream<Arguments> columns() {
        return Stream.of(
                column("Name", "Ada", "{'Name': 'Ada'}"),
                column("Name", "  Ada \n Lovelace 😀 ", "{'Name': '  Ada \\n Lovelace 😀 '}"),
                column("Name", "a\u0000\u0001\u2028\"\\", "{'Name': 'a\\u0000\\u0001\\u2028\\'\\\\'}"),
                column("Name", " (clear) ", "{'Name': ''}"),
                column("Name", "(Clear)", "{'Name': '(Clear)'}"),
                column("Description", " text ", "{'Description': ' text '}"),
                column("Description", "(clear)", "{'Description': ''}"),
                column(" nAME\t", "Ada", "{'Name': 'Ada'}"),
                column("References.crm.URL", " https://a.example ", reference("crm", "URL", " https://a.example ")),
                column("References.crm.NUMBER", "42", reference("crm", "NUMBER", "42")),
                column("References.crm.STRING", "x", reference("crm", "STRING", "x")),
                column("References.crm.EMAIL", "a@a.example", reference("crm", "EMAIL", "a@a.example")),
                column("References.crm.DATE", "1769860800", reference("crm", "DATE", "1769860800")),
                column("References.crm.DATE", " 1769860800123 ", reference("crm", "DATE", "1769860800123")),
                column("References.crm.DATE", "2026-01-31", reference("crm", "DATE", "1769817600")),
                column("References.crm.DATE", "2026-01-31T12:00", reference("crm", "DATE", "1769860800")),
                column("References.crm.DATE", "2026-01-31T12:00:00.9Z", reference("crm", "DATE", "1769860800")),
                column("References.crm.DATE", "2026-01-31T13:00:00+01:00", reference("crm", "DATE", "1769860800")),
                column("References.crm.DATE", "2026-01-31t13:00:00+0100", reference("crm", "DATE", "1769860800")),
                column("References.crm.DATE", "(clear)", reference("crm", "DATE", "")),
                column("References.crm.URL", "(clear)", reference("crm", "URL", "")),
                column("REFERENCES.Crm.url", "x", reference("Crm", "URL", "x")),
                column("References.a.b:c.URL", "x", reference("a.b:c", "URL", "x")),
                column("References.Value.Status.URL", "x", reference("Value.Status", "URL", "x")),
                column("References.a.Type", " url ", "{'References': {'a': {'Type': 'URL'}}}"),
                column(
                        "References.a.Type",
                        "email_message_redacted",
                        "{'References': {'a': {'Type': 'EMAIL_MESSAGE_REDACTED'}}}"),
                column(
                        "References.a.Type",
                        "EMAIL_MESSAGE_PLAIN_TEXT_REDACTED",
                        "{'References': {'a': {'Type': 'EMAIL_MESSAGE_PLAIN_TEXT_REDACTED'}}}"),
                column(
                        "SegmentAttributes.tier",
                        " gold ",
                        "{'SegmentAttributes': {'tier': {'ValueString': ' gold '}}}"),
                column("SegmentAttributes.tier", "(clear)", "{'SegmentAttributes': {'tier': {'ValueString': ''}}}"),
                column("SegmentAttributes.a.b", "x", "{'SegmentAttributes': {'a.b': {'ValueString': 'x'}}}"),
                column("SegmentAttributes.a.valueString", "x", "{'SegmentAttributes': {'a': {'ValueString': 'x'}}}"),
                column(
                        "SegmentAttributes.a.ValueInteger",
                        " -7 ",
                        "{'SegmentAttributes': {'a': {'ValueInteger': -7}}}"),
                column(
                        "SegmentAttributes.connect:Subtype.ValueArn",
                        " arn:x ",
                        "{'SegmentAttributes': {'connect:Subtype': {'ValueArn': 'arn:x'}}}"),
                column(
                        "SegmentAttributes.connect:Subtype",
                        "connect:Chat",
                        "{'SegmentAttributes': {'connect:Subtype': {'ValueString': 'connect:Chat'}}}"),
                column("ContactExpiry", " 90 ", expiry(90)),
                column("ContactExpiry", "PT36H", expiry(2160)),
                column("ContactExpiry", "p1dt1m", expiry(1441)),
                column("ContactExpiry", "P2W", expiry(20160)),
                column("QueueInfo.Id", " q ", "{'QueueInfo': {'Id': 'q'}}"),
                column("UserInfo.UserId", " u ", "{'UserInfo': {'UserId': 'u'}}"),
                column("CustomerEndpoint.Type", "voip", "{'CustomerEndpoint': {'Type': 'VOIP'}}"),
                column("CustomerEndpoint.Address", " 0301 ", "{'CustomerEndpoint': {'Address': '0301'}}"),
                column("SystemEndpoint.Type", "Contact_Flow", "{'SystemEndpoint': {'Type': 'CONTACT_FLOW'}}"),
                column("SystemEndpoint.Address", "(clear)", "{'SystemEndpoint': {'Address': ''}}"),
                column("additionalrecipients.cc", " a@b.example ; ", recipients("{'EmailAddress': 'a@b.example'}")),
                column(
                        "AdditionalRecipients.Cc",
                        "\"Zoë; Desk\" <z@b.example>; c@d.example",
                        recipients("{'EmailAddress': 'z@b.example', 'DisplayName': 'Zoë; Desk'},"
                                + " {'EmailAddress': 'c@d.example'}")),
                column("AdditionalRecipients.Cc", "(clear)", recipients("")));
    }

    static Stream<Arguments> jsonColumns() {
        return Stream.of(
                column(
                        "References",
                        "{'a': {'Type': 'url', 'Value': ' x '}, 'b.c': {'Type': 'EMAIL_MESSAGE_REDACTED', 'Status':"
                                + " 'approved', 'Arn': 'arn:aws:connect:eu:1:x/y', 'StatusReason': 'r'}}",
                        "{'References': {'a': {'Type': 'URL', 'Value': ' x '}, 'b.c': {'Type': 'EMAIL_MESSAGE_REDACTED',"
                                + " 'Status': 'APPROVED', 'Arn': 'arn:aws:connect:eu:1:x/y', 'StatusReason': 'r'}}}"),
                column(
                        "References",
                        "{'d': {'Type': 'DATE', 'Value': '2026-01-31'}}",
                        "{'References': {'d': {'Type': 'DATE', 'Value': '1769817600'}}}"),
                column(
                        "References",
                        "{'d': {'Type': 'DATE', 'Value': ''}, 'e': {'Type': 'STRING', 'Value': '(clear)'}}",
                        "{'References': {'d': {'Type': 'DATE', 'Value': ''}, 'e': {'Type': 'STRING', 'Value': '(clear)'}}}"),
                column(
                        "SegmentAttributes",
                        "{'a': {'ValueString': ''}, 'b': {'ValueInteger': 2147483647}, 'c': {'ValueMap': {}}}",
                        "{'SegmentAttributes': {'a': {'ValueString': ''}, 'b': {'ValueInteger': 2147483647},"
                                + " 'c': {'ValueMap': {}}}}"),
                column(
                        "SegmentAttributes",
                        "{'connect:x': {'ValueMap': {'k': {'ValueList': [{'ValueArn': 'a'}, {'ValueInteger': 1}]}}}}",
                        "{'SegmentAttributes': {'connect:x': {'ValueMap': {'k': {'ValueList': [{'ValueArn': 'a'},"
                                + " {'ValueInteger': 1}]}}}}}"),
                column("QueueInfo", " {'Id': ' q '} ", "{'QueueInfo': {'Id': ' q '}}"),
                column("UserInfo", "{'UserId': 'u'}", "{'UserInfo': {'UserId': 'u'}}"),
                column(
                        "CustomerEndpoint",
                        "{'Type': 'telephone_number', 'Address': '+49 (30) 901820'}",
                        "{'CustomerEndpoint': {'Type': 'TELEPHONE_NUMBER', 'Address': '+4930901820'}}"),
                column("SystemEndpoint", "{'Address': 'a'}", "{'SystemEndpoint': {'Address': 'a'}}"),
                column("SystemEndpoint", "{'Type': 'VOIP'}", "{'SystemEndpoint': {'Type': 'VOIP'}}"),
                column(
                        "AdditionalRecipients",
                        "{'CcEmailAddresses': [{'EmailAddress': 'a@b.example', 'DisplayName': ' Zoë '},"
                                + " {'DisplayName': '', 'EmailAddress': 'c@d.example'}]}",
                        recipients("{'EmailAddress': 'a@b.example', 'DisplayName': ' Zoë '},"
                                + " {'EmailAddress': 'c@d.example', 'DisplayName': ''}")),
                column("AdditionalRecipients", "{'CcEmailAddresses': []}", recipients("")));
    }

    @ParameterizedTest
    @MethodSource("columns")
    void columnArrivesAsTheApiHasIt(String column, String cell, String body) {
        assertArrives(Rows.of(column).correction(cell), body);
    }

    @ParameterizedTest
    @MethodSource("jsonColumns")
    void jsonColumnArrivesAsTheApiHasIt(String column, String cell, String body) {
        assertArrives(Rows.of(column).correction(cell.replace('\'', '"')), body);
    }

    @Test
    void columnsOfOneObjectArriveTogether() {
        Rows rows = Rows.of(
                "References.k.StatusReason",
                "References.k.Arn",
                "References.k.Value",
                "References.k.Status",
                "References.k.Type",
                "References.l.Status",
                "References.l.DATE");
        assertArrives(
                rows.correction(
                        " late ", " arn:aws:s3:::bucket/x ", " v ", "failed", "attachment", "DELETED", "1970-01-02"),
                "{'References': {'k': {'Type': 'ATTACHMENT', 'Value': ' v ', 'Status': 'FAILED', 'Arn':"
                        + " 'arn:aws:s3:::bucket/x', 'StatusReason': ' late '},"
                        + " 'l': {'Type': 'DATE', 'Value': '86400', 'Status': 'DELETED'}}}");
    }

    @Test
    void telephoneNumbersArriveInE164() {
        Rows rows = Rows.of("CustomerEndpoint.Address", "CustomerEndpoint.Type");
        String body = "{'CustomerEndpoint': {'Type': 'TELEPHONE_NUMBER', 'Address': '+4930901820'}}";
        for (String number :
                List.of(" +49 30 901820 ", "+49-30-901820", "030 901820", "(030) 90 18-20", "0049 30 901820")) {
            assertArrives(rows.withCountry("de").correction(number, "telephone_number"), body);
        }
        assertArrives(rows.correction("+49 (0)30 901820".replace("(0)", ""), "TELEPHONE_NUMBER"), body);
        assertArrives(
                rows.correction("(clear)", "TELEPHONE_NUMBER"),
                "{'CustomerEndpoint': {'Type': 'TELEPHONE_NUMBER', 'Address': ''}}");
        assertArrives(
                rows.correction("030 901820", "VOIP"),
                "{'CustomerEndpoint': {'Type': 'VOIP', 'Address': '030 901820'}}");
    }

    @Test
    void columnsThatAreClearedAreKnownByTheNamesOfTheFile() {
        var mapped = new RequestSettings(
                "instance",
                "(clear)",
                null,
                Map.of("agent_note", "Description"),
                List.of(),
                Map.of("SegmentAttributes.tier", "(clear)"));
        Rows rows = Rows.of("Agent_Note", "Name", "References.k.URL", "CustomerEndpoint.Address")
                .with(mapped);

        assertThat(rows.correction("(clear)", "Ada", " (clear) ", "(clear)").cleared())
                .containsExactlyInAnyOrder(
                        "Agent_Note", "References.k.URL", "CustomerEndpoint.Address", "SegmentAttributes.tier");
        assertThat(Rows.of("Name").correction("Ada").cleared()).isEmpty();
    }

    @Test
    void blankCellsArriveNowhere() {
        Rows rows = Rows.of("Name", "Description", "References.a.URL", "QueueInfo", "ContactExpiry", "UserInfo.UserId");
        assertArrives(rows.correction("Ada", " ", "\t", "\n ", "\u00A0", ""), "{'Name': 'Ada'}");
    }

    @Test
    void contactIdArrivesEncodedInThePath() {
        String id = "a/b?c%d e😀é";
        Correction correction = (Correction) Rows.ofExactly("ContactId", "InstanceId", "Name")
                .mapExactly(" " + id + " ", "arn:aws:connect:eu-west-2:123456789012:instance/11-22", "x");

        Call received = sender.send(correction);

        assertThat(correction.contactId()).isEqualTo(id);
        assertThat(correction.instanceId()).isEqualTo("11-22");
        assertThat(received.method()).isEqualTo("POST");
        assertThat(received.path()).isEqualTo("/contacts/11-22/a%2Fb%3Fc%25d%20e%F0%9F%98%80%C3%A9");
    }

    @Test
    void instanceIdOfTheRowGoesBeforeTheSettings() {
        RequestSettings settings = new RequestSettings(
                " arn:aws-us-gov:connect:us-gov-west-1:123456789012:instance/of-settings ",
                "(clear)",
                null,
                Map.of(),
                List.of(),
                Map.of());
        Rows rows = Rows.of("InstanceId", "Name").with(settings);
        assertThat(rows.correction("", "x").instanceId()).isEqualTo("of-settings");
        assertThat(rows.correction(" of-row ", "x").instanceId()).isEqualTo("of-row");
    }

    @Test
    void everyColumnOfAWideFileArrives() {
        List<String> columns = new ArrayList<>();
        List<String> cells = new ArrayList<>();
        String[][] table = {
            {"error_line", "7"},
            {"NAME", "Ada"},
            {"Description", "Line 1\nLine 2"},
            {"References.crm.Type", "url"},
            {"References.crm.Value", "https://crm.example/1"},
            {"References.crm.Status", "available"},
            {"References.crm.Arn", "arn:aws:connect:eu-west-2:1:x"},
            {"References.crm.StatusReason", "checked"},
            {"References.u.URL", "https://u.example"},
            {"References.n.NUMBER", "1.5"},
            {"References.s.STRING", "s"},
            {"References.d.DATE", "1970-01-01T00:01"},
            {"References.e.EMAIL", "e@e.example"},
            {"SegmentAttributes.plain", "p"},
            {"SegmentAttributes.text.ValueString", "t"},
            {"SegmentAttributes.whole.ValueInteger", "3"},
            {"SegmentAttributes.connect:arn.ValueArn", "arn:aws:x"},
            {"ContactExpiry", "60"},
            {"QueueInfo.Id", "queue"},
            {"UserInfo.UserId", "user"},
            {"CustomerEndpoint.Type", "TELEPHONE_NUMBER"},
            {"CustomerEndpoint.Address", "+1 206 555 0100"},
            {"SystemEndpoint.Type", "EMAIL_ADDRESS"},
            {"SystemEndpoint.Address", "desk@a.example"},
            {"AdditionalRecipients.Cc", "Ada <a@a.example>"},
            {"error_code", "x"},
            {"error_line", "8"},
            {"error_column", "x"},
            {"error_message", "x"}
        };
        for (String[] column : table) {
            columns.add(column[0]);
            cells.add(column[1]);
        }

        Correction correction = Rows.of(columns.toArray(String[]::new)).correction(cells.toArray(String[]::new));

        assertArrives(correction, """
                {'Name': 'Ada',
                 'Description': 'Line 1\\nLine 2',
                 'References': {
                   'crm': {'Type': 'URL', 'Value': 'https://crm.example/1', 'Status': 'AVAILABLE',
                           'Arn': 'arn:aws:connect:eu-west-2:1:x', 'StatusReason': 'checked'},
                   'u': {'Type': 'URL', 'Value': 'https://u.example'},
                   'n': {'Type': 'NUMBER', 'Value': '1.5'},
                   's': {'Type': 'STRING', 'Value': 's'},
                   'd': {'Type': 'DATE', 'Value': '60'},
                   'e': {'Type': 'EMAIL', 'Value': 'e@e.example'}},
                 'SegmentAttributes': {
                   'plain': {'ValueString': 'p'},
                   'text': {'ValueString': 't'},
                   'whole': {'ValueInteger': 3},
                   'connect:arn': {'ValueArn': 'arn:aws:x'},
                   'connect:ContactExpiry': {'ValueMap': {'ExpiryDuration': {'ValueInteger': 60}}}},
                 'QueueInfo': {'Id': 'queue'},
                 'UserInfo': {'UserId': 'user'},
                 'CustomerEndpoint': {'Type': 'TELEPHONE_NUMBER', 'Address': '+12065550100'},
                 'SystemEndpoint': {'Type': 'EMAIL_ADDRESS', 'Address': 'desk@a.example'},
                 'AdditionalRecipients': {
                   'CcEmailAddresses': [{'EmailAddress': 'a@a.example', 'DisplayName': 'Ada'}]}}
                """);
    }

    private static void assertArrives(Correction correction, String body) {
        Call received = sender.send(correction);
        assertThat(received.path()).isEqualTo("/contacts/instance/c");
        assertThat(JSON.readTree(received.body())).isEqualTo(JSON.readTree(quoted(body)));
    }

    private static String recipients(String list) {
        return "{'AdditionalRecipients': {'CcEmailAddresses': [" + list + "]}}";
    }

    /** Apostrophes stand for quotes, and an escaped one for an escaped quote. */
    private static String quoted(String json) {
        return json.replace('\'', '"');
    }

    private static Arguments column(String column, String cell, String body) {
        return arguments(column, cell, body);
    }

    private static String reference(String key, String type, String value) {
        return "{'References': {'%s': {'Type': '%s', 'Value': '%s'}}}".formatted(key, type, value);
    }

    private static String expiry(int minutes) {
        return "{'SegmentAttributes': {'connect:ContactExpiry': {'ValueMap': {'ExpiryDuration': {'ValueInteger': %s}}}}}"
                .formatted(minutes);
    }
}
