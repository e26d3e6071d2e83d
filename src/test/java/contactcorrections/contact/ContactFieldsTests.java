package contactcorrections.contact;

import static contactcorrections.contact.ChangeKind.CHANGED;
import static contactcorrections.contact.ChangeKind.CLEARED;
import static contactcorrections.contact.ChangeKind.FIRST_SET;
import static contactcorrections.contact.ChangeKind.KEPT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import contactcorrections.request.Rows;
import contactcorrections.request.column.Field;
import contactcorrections.request.column.ObjectName;
import contactcorrections.request.column.RequestObject;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.connect.model.Contact;
import software.amazon.awssdk.services.connect.model.EmailRecipient;
import software.amazon.awssdk.services.connect.model.EndpointInfo;
import software.amazon.awssdk.services.connect.model.Reference;
import software.amazon.awssdk.services.connect.model.ReferenceSummary;
import software.amazon.awssdk.services.connect.model.SegmentAttributeValue;
import software.amazon.awssdk.services.connect.model.UpdateContactRequest;

class ContactFieldsTests {

    private static final String EXPIRY = "connect:ContactExpiry";

    static Stream<Arguments> cells() {
        return Stream.of(
                arguments("Name", "Ada", contact(c -> c.name("Ada")), KEPT),
                arguments("Name", "Ada", contact(c -> c.name("ada")), CHANGED),
                arguments("Name", "Ada", contact(c -> c.name("Ada ")), CHANGED),
                arguments("Name", "Ada", contact(c -> {}), FIRST_SET),
                arguments("Name", "(clear)", contact(c -> c.name("Ada")), CLEARED),
                arguments("Name", "(clear)", contact(c -> {}), KEPT),
                arguments("Description", "(clear)", contact(c -> c.description("")), KEPT),
                arguments("Description", "note", contact(c -> c.name("note")), FIRST_SET),
                arguments("QueueInfo.Id", "q", contact(c -> c.queueInfo(q -> q.id("q"))), KEPT),
                arguments("QueueInfo.Id", "q", contact(c -> c.queueInfo(q -> {})), FIRST_SET),
                arguments("QueueInfo.Id", "q", contact(c -> c.queueInfo(q -> q.id("Q"))), CHANGED),
                arguments("UserInfo.UserId", "u", contact(c -> c.agentInfo(a -> a.id("u"))), KEPT),
                arguments("UserInfo.UserId", "u", contact(c -> c.agentInfo(a -> a.id("v"))), CHANGED),
                arguments("CustomerEndpoint.Type", "voip", contact(c -> c.customerEndpoint(is("VOIP", "x"))), KEPT),
                arguments("CustomerEndpoint.Address", "x", contact(c -> c.customerEndpoint(is("VOIP", "x"))), KEPT),
                arguments("CustomerEndpoint.Address", "x", contact(c -> c.systemEndpoint(is("VOIP", "x"))), FIRST_SET),
                arguments("SystemEndpoint.Address", "x", contact(c -> c.systemEndpoint(is("VOIP", "y"))), CHANGED),
                arguments("SegmentAttributes.tier", "gold", held("tier", v -> v.valueString("gold")), KEPT),
                arguments("SegmentAttributes.tier", "gold", held("Tier", v -> v.valueString("gold")), FIRST_SET),
                arguments("SegmentAttributes.tier", "5", held("tier", v -> v.valueInteger(5)), CHANGED),
                arguments("SegmentAttributes.tier.ValueInteger", "05", held("tier", v -> v.valueInteger(5)), KEPT),
                arguments("SegmentAttributes.tier", "(clear)", held("tier", v -> v.valueInteger(5)), CLEARED),
                arguments(
                        "SegmentAttributes.connect:a.ValueArn", "arn", held("connect:a", v -> v.valueArn("arn")), KEPT),
                arguments("ContactExpiry", "P1D", held(EXPIRY, v -> v.valueMap(expiry(1_440))), KEPT),
                arguments("ContactExpiry", "P1D", held(EXPIRY, v -> v.valueMap(expiry(1_441))), CHANGED),
                arguments("ContactExpiry", "P1D", held(EXPIRY, v -> v.valueMap(expiry(-1))), CHANGED),
                arguments("ContactExpiry", "P1D", held(EXPIRY, v -> v.valueString("1440")), CHANGED),
                arguments("ContactExpiry", "P1D", contact(c -> {}), FIRST_SET));
    }

    @ParameterizedTest
    @MethodSource("cells")
    void cellIsComparedWithWhatConnectHolds(String column, String cell, Contact held, ChangeKind kind) {
        assertThat(compared(Rows.of(column), cell, held))
                .extracting(FieldChange::kind)
                .containsExactly(kind);
    }

    @ParameterizedTest
    @MethodSource("cells")
    void whatARowLeavesIsWhatItSends(String column, String cell, Contact held) {
        ContactFields before = ContactFields.held(held, List.of(), null);
        ContactFields given = given(Rows.of(column), cell);

        assertThat(before.after(before.comparedWith(given)).comparedWith(given))
                .extracting(FieldChange::kind)
                .containsExactly(KEPT);
    }

    static Stream<Arguments> jsonCells() {
        return Stream.of(
                arguments("""
                        {"a": {"ValueMap": {"y": {"ValueInteger": 2}, "x": {"ValueString": "1"}}}}""", map(), KEPT),
                arguments("""
                        {"a": {"ValueMap": {"x": {"ValueString": "1"}}}}""", map(), CHANGED),
                arguments("""
                        {"a": {"ValueMap": {"x": {"ValueString": "1"}, "y": {"ValueString": "2"}}}}""", map(), CHANGED),
                arguments("""
                        {"connect:l": {"ValueList": [{"ValueString": "x"}, {"ValueArn": "y"}]}}""", list("x", "y"), KEPT),
                arguments("""
                        {"connect:l": {"ValueList": [{"ValueString": "x"}, {"ValueArn": "y"}]}}""", list("y", "x"), CHANGED),
                arguments("""
                        {"connect:ContactExpiry": {"ValueMap": {"ExpiryDuration": {"ValueInteger": 90}}}}""", held(EXPIRY, v -> v.valueMap(expiry(90))), KEPT));
    }

    @ParameterizedTest
    @MethodSource("jsonCells")
    void mapsAndListsAreComparedByWhatIsInThem(String json, Contact held, ChangeKind kind) {
        assertThat(compared(Rows.of("SegmentAttributes"), json, held))
                .extracting(FieldChange::kind)
                .containsExactly(kind);
    }

    static Stream<Arguments> telephoneNumbers() {
        return Stream.of(
                arguments("+14255550100", "TELEPHONE_NUMBER", KEPT),
                arguments("+1 425-555-0100", "TELEPHONE_NUMBER", KEPT),
                arguments("(425) 555-0100", "TELEPHONE_NUMBER", KEPT),
                arguments("+14255550101", "TELEPHONE_NUMBER", CHANGED),
                arguments("anonymous", "TELEPHONE_NUMBER", CHANGED),
                arguments("+1 425-555-0100", "VOIP", CHANGED),
                arguments("+14255550100", "VOIP", KEPT));
    }

    @ParameterizedTest
    @MethodSource("telephoneNumbers")
    void telephoneNumbersCompareInTheFormTheyAreSentIn(String held, String heldType, ChangeKind kind) {
        Rows rows = Rows.of("CustomerEndpoint.Type", "CustomerEndpoint.Address").withCountry("US");
        ContactFields fields =
                ContactFields.held(contact(c -> c.customerEndpoint(is(heldType, held))), List.of(), "US");

        assertThat(fields.comparedWith(given(rows, "TELEPHONE_NUMBER", "425 555 0100")))
                .filteredOn(change -> change.after().field() == Field.ADDRESS)
                .extracting(FieldChange::kind)
                .containsExactly(kind);
    }

    @Test
    void addressAloneIsOfTheTypeThatConnectHolds() {
        Contact held = contact(c -> c.customerEndpoint(is("TELEPHONE_NUMBER", "+14255550100")));

        assertThat(compared(Rows.of("CustomerEndpoint.Address"), "+1 (425) 555-0100", held))
                .extracting(FieldChange::kind)
                .containsExactly(KEPT);
    }

    static Stream<Arguments> references() {
        return Stream.of(
                arguments("URL", "https://x", url("https://x"), KEPT, KEPT),
                arguments("URL", "https://x", url("https://y"), KEPT, CHANGED),
                arguments("URL", "(clear)", url("https://y"), KEPT, CLEARED),
                arguments("URL", "(clear)", url(""), KEPT, KEPT),
                arguments("URL", "(clear)", url(null), KEPT, KEPT),
                arguments("STRING", "https://x", url("https://x"), CHANGED, KEPT),
                arguments("STRING", "x", summary(s -> s.string(v -> v.name("k").value("x"))), KEPT, KEPT),
                arguments("STRING", "x", summary(s -> s.string(v -> v.name("K").value("x"))), FIRST_SET, FIRST_SET),
                arguments("NUMBER", "1", summary(s -> s.number(v -> v.name("k").value("1"))), KEPT, KEPT),
                arguments("NUMBER", "1", summary(s -> s.number(v -> v.name("k").value("1.0"))), KEPT, CHANGED),
                arguments(
                        "EMAIL",
                        "a@b.example",
                        summary(s -> s.email(v -> v.name("k").value("a@b.example"))),
                        KEPT,
                        KEPT),
                arguments("DATE", "2026-01-31", date("1769817600"), KEPT, KEPT),
                arguments("DATE", "2026-01-31T00:00:00Z", date("2026-01-31"), KEPT, KEPT),
                arguments("DATE", "2026-01-31", date("1769817601"), KEPT, CHANGED),
                arguments("DATE", "2026-01-31", date("soon"), KEPT, CHANGED),
                arguments(
                        "DATE",
                        "2026-01-31",
                        summary(s -> s.string(v -> v.name("k").value("2026-01-31"))),
                        CHANGED,
                        CHANGED));
    }

    @ParameterizedTest
    @MethodSource("references")
    void referencesCompareByTypeAndValue(
            String type, String cell, ReferenceSummary held, ChangeKind ofType, ChangeKind ofValue) {
        ContactFields fields = ContactFields.held(contact(c -> {}), List.of(held), null);

        assertThat(fields.comparedWith(given(Rows.of("References.k." + type), cell)))
                .extracting(change -> change.after().field(), FieldChange::kind, FieldChange::readable)
                .containsExactly(tuple(Field.TYPE, ofType, true), tuple(Field.VALUE, ofValue, true));
    }

    @Test
    void valueAloneIsOfTheTypeThatConnectHolds() {
        UpdateContactRequest expected = Objects.requireNonNull(Rows.of("Name", "Expected.References.k.Value")
                .correction("n", "2026-01-31")
                .expected());

        assertThat(ContactFields.held(contact(c -> {}), List.of(date("1769817600")), null)
                        .comparedWith(ContactFields.given(expected)))
                .extracting(FieldChange::kind)
                .containsExactly(KEPT);
    }

    static Stream<Arguments> fieldsOfReferences() {
        ReferenceSummary attachment = summary(
                s -> s.attachment(a -> a.name("k").value("v").status("APPROVED").arn("arn:aws:connect:1")));
        ReferenceSummary message = summary(s -> s.emailMessage(e -> e.name("k").arn("arn:aws:connect:1")));
        return Stream.of(
                arguments(attachment, "ATTACHMENT", "v", List.of(Field.STATUS_REASON), List.of()),
                arguments(attachment, "ATTACHMENT", "w", List.of(Field.STATUS_REASON), List.of(Field.VALUE)),
                arguments(url("v"), "URL", "v", List.of(Field.STATUS, Field.ARN, Field.STATUS_REASON), List.of()),
                arguments(
                        message,
                        "EMAIL_MESSAGE",
                        "v",
                        List.of(Field.VALUE, Field.STATUS, Field.STATUS_REASON),
                        List.of()),
                arguments(
                        null,
                        "EMAIL_MESSAGE_REDACTED",
                        "v",
                        List.of(Field.TYPE, Field.VALUE, Field.STATUS, Field.ARN, Field.STATUS_REASON),
                        List.of()),
                arguments(
                        null,
                        "ATTACHMENT",
                        "v",
                        List.of(Field.STATUS_REASON),
                        List.of(Field.TYPE, Field.VALUE, Field.STATUS, Field.ARN)));
    }

    @ParameterizedTest
    @MethodSource("fieldsOfReferences")
    void whatConnectDoesNotTellCannotBeCompared(
            @Nullable ReferenceSummary held, String type, String value, List<Field> unreadable, List<Field> changed) {
        ContactFields fields = ContactFields.held(contact(c -> {}), held == null ? List.of() : List.of(held), null);
        Reference reference = Reference.builder()
                .type(type)
                .value(value)
                .status("APPROVED")
                .arn("arn:aws:connect:1")
                .statusReason("r")
                .build();

        List<FieldChange> changes = fields.comparedWith(ContactFields.given(UpdateContactRequest.builder()
                .references(Map.of("k", reference))
                .build()));

        assertThat(changes)
                .filteredOn(change -> !change.readable())
                .allMatch(change -> change.before() == null && change.kind() == ChangeKind.NOT_COMPARED)
                .extracting(change -> change.after().field())
                .containsExactlyElementsOf(unreadable);
        assertThat(changes)
                .filteredOn(FieldChange::readable)
                .filteredOn(FieldChange::isChange)
                .extracting(change -> change.after().field())
                .containsExactlyElementsOf(changed);
    }

    @Test
    void attributeOfAKindThatIsNotKnownCannotBeCompared() {
        assertThat(compared(Rows.of("SegmentAttributes.tier"), "gold", held("tier", v -> {})))
                .containsExactly(new FieldChange(
                        new ObjectName(RequestObject.SEGMENT_ATTRIBUTES, "tier"),
                        null,
                        new FieldValue(Field.VALUE_STRING, "gold"),
                        false));
    }

    static Stream<Arguments> recipients() {
        return Stream.of(
                arguments("a@b.example", List.of(recipient("a@b.example", null)), KEPT),
                arguments("a@b.example", List.of(recipient("a@b.example", "")), KEPT),
                arguments("a@b.example", List.of(recipient("A@b.example", null)), CHANGED),
                arguments("a@b.example", List.of(recipient("a@b.example", "Ada")), CHANGED),
                arguments("a@b.example", List.of(), FIRST_SET),
                arguments("(clear)", List.of(), KEPT),
                arguments("(clear)", List.of(recipient("a@b.example", null)), CLEARED),
                arguments(
                        "\"Last; \\\"First\\\"\" <a@b.example>; c@d.example",
                        List.of(recipient("c@d.example", null), recipient("a@b.example", "Last; \"First\"")),
                        KEPT));
    }

    @ParameterizedTest
    @MethodSource("recipients")
    void recipientsCompareAsASet(String cell, List<EmailRecipient> held, ChangeKind kind) {
        Contact contact = contact(c -> c.additionalEmailRecipients(r -> r.ccList(held)));

        assertThat(compared(Rows.of("AdditionalRecipients.Cc"), cell, contact))
                .extracting(FieldChange::kind)
                .containsExactly(kind);
    }

    @Test
    void everyFieldIsListedInTheOrderOfTheRequest() {
        Rows rows = Rows.of(
                "AdditionalRecipients.Cc",
                "SystemEndpoint.Address",
                "CustomerEndpoint.Type",
                "UserInfo.UserId",
                "QueueInfo.Id",
                "ContactExpiry",
                "SegmentAttributes.tier",
                "References.crm.URL",
                "Description",
                "Name");

        assertThat(ContactFields.held(contact(c -> {}), List.of(), null)
                        .comparedWith(
                                given(rows, "a@b.example", "s", "VOIP", "u", "q", "90", "t", "https://x", "d", "n")))
                .extracting(
                        change -> change.object().object(),
                        change -> change.object().key(),
                        change -> change.after().field(),
                        change -> change.after().text())
                .containsExactly(
                        tuple(RequestObject.CONTACT, "", Field.NAME, "n"),
                        tuple(RequestObject.CONTACT, "", Field.DESCRIPTION, "d"),
                        tuple(RequestObject.REFERENCES, "crm", Field.TYPE, "URL"),
                        tuple(RequestObject.REFERENCES, "crm", Field.VALUE, "https://x"),
                        tuple(RequestObject.SEGMENT_ATTRIBUTES, EXPIRY, Field.CONTACT_EXPIRY, "90"),
                        tuple(RequestObject.SEGMENT_ATTRIBUTES, "tier", Field.VALUE_STRING, "t"),
                        tuple(RequestObject.QUEUE_INFO, "", Field.ID, "q"),
                        tuple(RequestObject.USER_INFO, "", Field.USER_ID, "u"),
                        tuple(RequestObject.CUSTOMER_ENDPOINT, "", Field.TYPE, "VOIP"),
                        tuple(RequestObject.SYSTEM_ENDPOINT, "", Field.ADDRESS, "s"),
                        tuple(RequestObject.ADDITIONAL_RECIPIENTS, "", Field.CC, "a@b.example"));
    }

    @Test
    void earlierValueIsToldAsTextThatACellCouldHave() {
        Contact contact = contact(c -> c.segmentAttributes(Map.of(
                        "connect:l",
                        value(v -> v.valueList(value(i -> i.valueString("x")), value(i -> i.valueArn("y")))),
                        EXPIRY,
                        value(v -> v.valueMap(Map.of("Other", value(i -> i.valueInteger(-7)))))))
                .additionalEmailRecipients(r -> r.ccList(recipient("c@d.example", "Last, \"First\""))));
        Rows rows = Rows.of("SegmentAttributes", "AdditionalRecipients.Cc");

        List<FieldChange> changes =
                ContactFields.held(contact, List.of(), null).comparedWith(given(rows, """
                        {"connect:l": {"ValueString": "x"}, "connect:ContactExpiry": {"ValueString": "x"}}""", "(clear)"));

        assertThat(changes)
                .extracting(FieldChange::before)
                .containsExactly(
                        new FieldValue(Field.VALUE_LIST, "[{\"ValueString\":\"x\"},{\"ValueArn\":\"y\"}]"),
                        new FieldValue(Field.VALUE_MAP, "{\"Other\":{\"ValueInteger\":-7}}"),
                        new FieldValue(Field.CC, "\"Last, \\\"First\\\"\" <c@d.example>"));
    }

    @Test
    void nextRowOfTheContactIsComparedWithWhatTheFirstLeaves() {
        ContactFields held = ContactFields.held(
                contact(c -> c.name("a").segmentAttributes(Map.of("tier", value(v -> v.valueInteger(5))))),
                List.of(url("https://x")),
                null);
        Rows rows = Rows.of("Name", "Description", "SegmentAttributes.tier", "References.k.NUMBER");

        ContactFields left = held.after(held.comparedWith(given(rows, "b", "", "gold", "7")));

        assertThat(left.comparedWith(given(rows, "b", "d", "gold", "8")))
                .extracting(FieldChange::kind)
                .containsExactly(KEPT, FIRST_SET, KEPT, CHANGED, KEPT);
        assertThat(held.comparedWith(given(rows, "a", "", "", "")))
                .as("what Connect holds stays as it is")
                .extracting(FieldChange::kind)
                .containsExactly(KEPT);
    }

    private static List<FieldChange> compared(Rows rows, String cell, Contact held) {
        return ContactFields.held(held, List.of(), null).comparedWith(given(rows, cell));
    }

    private static ContactFields given(Rows rows, String... cells) {
        return ContactFields.given(rows.correction(cells).request());
    }

    private static Contact contact(Consumer<Contact.Builder> fields) {
        return Contact.builder().applyMutation(fields).build();
    }

    private static Contact held(String key, Consumer<SegmentAttributeValue.Builder> value) {
        return contact(c -> c.segmentAttributes(Map.of(key, value(value))));
    }

    private static Contact map() {
        return held(
                "a", v -> v.valueMap(Map.of("x", value(x -> x.valueString("1")), "y", value(y -> y.valueInteger(2)))));
    }

    private static Contact list(String first, String second) {
        return held("connect:l", v -> v.valueList(value(x -> x.valueString(first)), value(y -> y.valueArn(second))));
    }

    private static SegmentAttributeValue value(Consumer<SegmentAttributeValue.Builder> value) {
        return SegmentAttributeValue.builder().applyMutation(value).build();
    }

    private static Map<String, SegmentAttributeValue> expiry(int minutes) {
        return Map.of("ExpiryDuration", value(v -> v.valueInteger(minutes)));
    }

    private static Consumer<EndpointInfo.Builder> is(String type, String address) {
        return endpoint -> endpoint.type(type).address(address);
    }

    private static EmailRecipient recipient(String address, @Nullable String name) {
        return EmailRecipient.builder().address(address).displayName(name).build();
    }

    private static ReferenceSummary summary(Consumer<ReferenceSummary.Builder> summary) {
        return ReferenceSummary.builder().applyMutation(summary).build();
    }

    private static ReferenceSummary url(@Nullable String value) {
        return summary(s -> s.url(u -> u.name("k").value(value)));
    }

    private static ReferenceSummary date(String value) {
        return summary(s -> s.date(d -> d.name("k").value(value)));
    }
}
