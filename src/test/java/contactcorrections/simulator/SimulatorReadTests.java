package contactcorrections.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import contactcorrections.simulator.SimulatorSettings.Faults;
import contactcorrections.simulator.SimulatorSettings.Outage;
import contactcorrections.simulator.SimulatorSettings.Quota;
import contactcorrections.simulator.contact.ContactKey;
import contactcorrections.simulator.contact.Contacts;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.connect.ConnectClient;
import software.amazon.awssdk.services.connect.model.AccessDeniedException;
import software.amazon.awssdk.services.connect.model.Contact;
import software.amazon.awssdk.services.connect.model.EndpointType;
import software.amazon.awssdk.services.connect.model.InternalServiceException;
import software.amazon.awssdk.services.connect.model.ListContactReferencesResponse;
import software.amazon.awssdk.services.connect.model.ReferenceStatus;
import software.amazon.awssdk.services.connect.model.ReferenceSummary;
import software.amazon.awssdk.services.connect.model.ReferenceType;
import software.amazon.awssdk.services.connect.model.ResourceNotFoundException;
import software.amazon.awssdk.services.connect.model.SegmentAttributeValue;
import software.amazon.awssdk.services.connect.model.ThrottlingException;
import tools.jackson.databind.node.ObjectNode;

/** What the SDK's own client reads from a simulator. */
@Timeout(60)
class SimulatorReadTests {

    private static final SimulatorSettings AMPLE = SimulatorSettings.DEFAULT.withQuota(Quota.AMPLE);

    private final Queue<ReceivedCall> received = new ConcurrentLinkedQueue<>();
    private final List<AutoCloseable> opened = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : opened) {
            each.close();
        }
    }

    @Test
    void everyMemberThatIsSentIsReadBack() throws Exception {
        Simulator simulator = start(AMPLE);
        update(simulator, """
                {'Name': 'A name', 'Description': '',
                 'SegmentAttributes': {
                   'vip': {'ValueString': 'yes'},
                   'connect:ContactExpiry': {'ValueMap': {'ExpiryDuration': {'ValueInteger': 90}}}},
                 'QueueInfo': {'Id': 'queue'}, 'UserInfo': {'UserId': 'user'},
                 'CustomerEndpoint': {'Type': 'TELEPHONE_NUMBER', 'Address': '+4930123456'},
                 'SystemEndpoint': {'Type': 'VOIP', 'Address': 'sip'},
                 'AdditionalRecipients': {'CcEmailAddresses': [
                   {'EmailAddress': 'a@b.example', 'DisplayName': 'Zoë'}, {'EmailAddress': 'c@d.example'}]}}""");

        Contact contact = describe(client(simulator));

        assertThat(contact.id()).isEqualTo("contact");
        assertThat(contact.name()).isEqualTo("A name");
        assertThat(contact.description()).isEmpty();
        Map<String, SegmentAttributeValue> attributes = contact.segmentAttributes();
        assertThat(get(attributes, "vip").valueString()).isEqualTo("yes");
        assertThat(get(get(attributes, "connect:ContactExpiry").valueMap(), "ExpiryDuration")
                        .valueInteger())
                .isEqualTo(90);
        assertThat(contact.queueInfo().id()).isEqualTo("queue");
        assertThat(contact.agentInfo().id()).isEqualTo("user");
        assertThat(contact.customerEndpoint().type()).isEqualTo(EndpointType.TELEPHONE_NUMBER);
        assertThat(contact.customerEndpoint().address()).isEqualTo("+4930123456");
        assertThat(contact.systemEndpoint().type()).isEqualTo(EndpointType.VOIP);
        assertThat(contact.systemEndpoint().address()).isEqualTo("sip");
        assertThat(contact.additionalEmailRecipients().ccList())
                .extracting(recipient -> recipient.address() + " " + recipient.displayName())
                .containsExactly("a@b.example Zoë", "c@d.example null");
        update(simulator, "{'AdditionalRecipients': {'CcEmailAddresses': []}}");
        assertThat(describe(client(simulator)).additionalEmailRecipients()).isNull();
    }

    @Test
    void referencesOfEachTypeAreToldInTheirOwnWay() throws Exception {
        Simulator simulator = start(AMPLE);
        update(simulator, """
                {'References': {
                   'u': {'Type': 'URL', 'Value': 'https://u', 'Status': 'APPROVED', 'StatusReason': 'r'},
                   'f': {'Type': 'ATTACHMENT', 'Value': 'f.txt', 'Status': 'APPROVED', 'Arn': 'arn:aws:connect:file:a/1'},
                   'n': {'Type': 'NUMBER', 'Value': '1'}, 's': {'Type': 'STRING', 'Value': ''},
                   'd': {'Type': 'DATE', 'Value': '1780000000'}, 'e': {'Type': 'EMAIL', 'Value': 'a@b.example'},
                   'm': {'Type': 'EMAIL_MESSAGE', 'Arn': 'arn:aws:connect:file:m/1'},
                   'p': {'Type': 'EMAIL_MESSAGE_PLAIN_TEXT', 'Arn': 'arn:aws:connect:file:p/1'},
                   'r': {'Type': 'EMAIL_MESSAGE_REDACTED', 'Arn': 'arn:aws:connect:file:r/1'}}}""");

        Map<String, ReferenceSummary> told = references(client(simulator), "contact");

        assertThat(get(told, "u").url().value()).isEqualTo("https://u");
        assertThat(get(told, "f").attachment()).satisfies(file -> {
            assertThat(file.value()).isEqualTo("f.txt");
            assertThat(file.status()).isEqualTo(ReferenceStatus.APPROVED);
            assertThat(file.arn()).isEqualTo("arn:aws:connect:file:a/1");
        });
        assertThat(get(told, "n").number().value()).isEqualTo("1");
        assertThat(get(told, "s").string().value()).isEmpty();
        assertThat(get(told, "d").date().value()).isEqualTo("1780000000");
        assertThat(get(told, "e").email().value()).isEqualTo("a@b.example");
        assertThat(get(told, "m").emailMessage().arn()).isEqualTo("arn:aws:connect:file:m/1");
        assertThat(get(told, "p").emailMessagePlainText().arn()).isEqualTo("arn:aws:connect:file:p/1");
    }

    @Test
    void referencesComePageByPageAndOfTheTypesThatWereAskedForAlone() throws Exception {
        Simulator simulator = start(AMPLE);
        String references = IntStream.range(100, 123)
                .mapToObj(number -> "'x-%s': {'Type': 'EMAIL_MESSAGE_PLAIN_TEXT', 'Value': 'v'}".formatted(number))
                .collect(Collectors.joining(","));
        update(simulator, "{'References': {'a': {'Type': 'URL'}, %s}}".formatted(references));

        List<Integer> pages = new ArrayList<>();
        List<String> names = new ArrayList<>();
        client(simulator)
                .listContactReferencesPaginator(list -> list.instanceId("instance")
                        .contactId("contact")
                        .referenceTypes(ReferenceType.EMAIL_MESSAGE_PLAIN_TEXT))
                .forEach(page -> {
                    pages.add(page.referenceSummaryList().size());
                    page.referenceSummaryList()
                            .forEach(each ->
                                    names.add(each.emailMessagePlainText().name()));
                });

        assertThat(pages).containsExactly(10, 10, 3);
        assertThat(names)
                .isEqualTo(IntStream.range(100, 123)
                        .mapToObj(number -> "x-" + number)
                        .toList());
    }

    @Test
    void contactIsFoundByItsEncodedId() throws Exception {
        Simulator simulator = start(AMPLE);
        String id = "a/b ?%😀+";
        ConnectClient client = client(simulator);
        client.updateContact(update ->
                update.instanceId("instance").contactId(id).name("odd").references(Map.of()));

        assertThat(client.describeContact(
                                describe -> describe.instanceId("instance").contactId(id))
                        .contact()
                        .name())
                .isEqualTo("odd");
        references(client, id);
        assertThat(received)
                .extracting(ReceivedCall::operation)
                .containsExactly(
                        Operation.UPDATE_CONTACT,
                        Operation.DESCRIBE_CONTACT,
                        Operation.LIST_CONTACT_REFERENCES,
                        Operation.LIST_CONTACT_REFERENCES);
        assertThat(received).extracting(ReceivedCall::contactId).containsOnly(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "?referenceTypes=URI",
                "?referenceTypes=URL&nextToken=-1",
                "?referenceTypes=URL&nextToken=next",
                "?referenceTypes=URL&referenceTypes=URL&referenceTypes=URL&referenceTypes=URL&referenceTypes=URL"
                        + "&referenceTypes=URL&referenceTypes=URL"
            })
    void wrongQueryIsAnInvalidParameter(String query) throws Exception {
        var answer = new SignedCalls(start(AMPLE)).send("GET", "/contact/references/instance/contact" + query);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("x-amzn-ErrorType")).contains("InvalidParameterException");
    }

    @ParameterizedTest
    @MethodSource("reads")
    void eachOperationHasABucketOfItsOwn(Consumer<ConnectClient> read) throws Exception {
        // The rate is so low that the second call cannot find a token, however slow the machine.
        Simulator simulator = start(SimulatorSettings.DEFAULT.withQuota(new Quota(0.001, 1, 0)));
        ConnectClient client = client(simulator);
        update(simulator, "{'Name': 'A name'}");

        read.accept(client);

        assertThatExceptionOfType(ThrottlingException.class)
                .isThrownBy(() -> read.accept(client))
                .matches(failure -> failure.statusCode() == 429 && failure.isThrottlingException());
    }

    @ParameterizedTest
    @MethodSource("reads")
    void readsMeetTheFaultsThatUpdatesMeet(Consumer<ConnectClient> read) throws Exception {
        assertFailure(AccessDeniedException.class, Faults.NONE.withDenyAfter(0), read);
        assertFailure(ResourceNotFoundException.class, Faults.NONE.withUnknown(1), read);
        assertFailure(InternalServiceException.class, Faults.NONE.withErrors(1), read);
        assertFailure(SdkClientException.class, Faults.NONE.withDrops(1), read);
        ConnectClient inOutage = client(start(AMPLE.withOutage(new Outage(Duration.ZERO, Duration.ofDays(1)))));
        assertThatThrownBy(() -> read.accept(inOutage)).isNotNull();
        read.accept(client(start(AMPLE.withFaults(Faults.NONE.withConflicts(1)))));
    }

    static Stream<Arguments> reads() {
        Consumer<ConnectClient> describe = SimulatorReadTests::describe;
        Consumer<ConnectClient> list = client -> list(client, "contact", ReferenceType.URL.toString());
        return Stream.of(Arguments.of(describe), Arguments.of(list));
    }

    @Test
    void denialNamesTheOperation() throws Exception {
        ConnectClient client = client(start(AMPLE.withFaults(Faults.NONE.withDenyAfter(1))));
        describe(client);
        list(client, "contact", "URL");

        assertThatExceptionOfType(AccessDeniedException.class)
                .isThrownBy(() -> describe(client))
                .withMessageContaining("connect:DescribeContact");
    }

    @Test
    void unsignedReadIsRefused() throws Exception {
        assertThat(new SignedCalls(start(AMPLE)).sendUnsigned("GET").headers().firstValue("x-amzn-ErrorType"))
                .contains("MissingAuthenticationTokenException");
    }

    @Test
    void updateThatIsRefusedIsNotRemembered() throws Exception {
        SimulatorSettings conflicting = AMPLE.withFaults(Faults.NONE.withConflicts(1));
        Simulator simulator = start(conflicting);

        assertThat(new SignedCalls(simulator)
                        .update("contact", "{\"Name\":\"never\"}")
                        .statusCode())
                .isEqualTo(409);
        assertThat(new SignedCalls(simulator)
                        .update("contact", "{\"Name\":\"never\",\"Description\":1}")
                        .statusCode())
                .isEqualTo(400);

        assertThat(describe(client(simulator))).isEqualTo(describe(client(start(conflicting))));
    }

    @Test
    void updateWhoseAnswerIsLostIsRemembered() throws Exception {
        Simulator simulator = start(AMPLE.withFaults(Faults.NONE.withDrops(0.5)));
        ConnectClient client = client(simulator);
        int name = 0;
        while (received.stream().noneMatch(call -> call.status() == 200 && !call.answered())) {
            received.clear();
            String next = "name " + ++name;
            attempt(() -> client.updateContact(
                    update -> update.instanceId("instance").contactId("contact").name(next)));
        }

        List<String> names = new ArrayList<>();
        while (names.isEmpty()) {
            attempt(() -> names.add(describe(client).name()));
        }
        assertThat(names).containsExactly("name " + name);
    }

    /** What stands there before a correction can be put back by one. */
    @Test
    void madeUpValuesAreWithinTheConstraints() {
        Contacts contacts = Contacts.inThisHeap();
        var check = new RequestCheck();
        for (int number = 0; number < 1_000; number++) {
            var contact = new ContactKey("instance", "contact-" + number);
            ObjectNode state = contacts.held(contact).state();
            state.remove(List.of("Channel", "InitiationMethod"));
            assertThat(check.check(
                            new ContactCall(Operation.UPDATE_CONTACT, contact, ""),
                            state.toString().getBytes(UTF_8)))
                    .isEmpty();
        }
    }

    private static void attempt(Runnable call) {
        try {
            call.run();
        } catch (SdkClientException e) {
            assertThat(e).hasMessageContaining("failed to respond");
        }
    }

    private void assertFailure(Class<? extends Exception> type, Faults faults, Consumer<ConnectClient> read)
            throws IOException {
        ConnectClient client = client(start(AMPLE.withFaults(faults)));
        assertThatExceptionOfType(type).isThrownBy(() -> read.accept(client));
    }

    private static void update(Simulator simulator, String body) throws Exception {
        var answer = new SignedCalls(simulator).update("contact", body.replace('\'', '"'));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private static Contact describe(ConnectClient client) {
        return client.describeContact(
                        describe -> describe.instanceId("instance").contactId("contact"))
                .contact();
    }

    /** All references that this SDK knows, by their names. */
    private static Map<String, ReferenceSummary> references(ConnectClient client, String contactId) {
        return Stream.of(
                        list(client, contactId, "URL", "ATTACHMENT", "NUMBER", "STRING", "DATE", "EMAIL"),
                        list(client, contactId, "EMAIL_MESSAGE", "EMAIL_MESSAGE_PLAIN_TEXT", "EMAIL_MESSAGE_REDACTED"))
                .flatMap(page -> page.referenceSummaryList().stream())
                .filter(each -> each.type() != ReferenceSummary.Type.UNKNOWN_TO_SDK_VERSION)
                .collect(Collectors.toMap(SimulatorReadTests::name, each -> each));
    }

    private static <T> T get(Map<String, T> map, String key) {
        return Objects.requireNonNull(map.get(key));
    }

    private static String name(ReferenceSummary summary) {
        return switch (summary.type()) {
            case URL -> summary.url().name();
            case ATTACHMENT -> summary.attachment().name();
            case NUMBER -> summary.number().name();
            case STRING -> summary.string().name();
            case DATE -> summary.date().name();
            case EMAIL -> summary.email().name();
            case EMAIL_MESSAGE -> summary.emailMessage().name();
            case EMAIL_MESSAGE_PLAIN_TEXT -> summary.emailMessagePlainText().name();
            case UNKNOWN_TO_SDK_VERSION -> throw new AssertionError(summary);
        };
    }

    private static ListContactReferencesResponse list(ConnectClient client, String contactId, String... types) {
        return client.listContactReferences(
                list -> list.instanceId("instance").contactId(contactId).referenceTypesWithStrings(types));
    }

    private Simulator start(SimulatorSettings settings) throws IOException {
        Simulator simulator = Simulator.start(settings, received::add);
        opened.add(simulator);
        return simulator;
    }

    private ConnectClient client(Simulator simulator) {
        ConnectClient client = SimulatorSdkTests.client(simulator);
        opened.add(client);
        return client;
    }
}
