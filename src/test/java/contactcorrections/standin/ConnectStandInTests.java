package contactcorrections.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import contactcorrections.standin.Call.Operation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.connect.ConnectClient;
import software.amazon.awssdk.services.connect.model.AccessDeniedException;
import software.amazon.awssdk.services.connect.model.Contact;
import software.amazon.awssdk.services.connect.model.InternalServiceException;
import software.amazon.awssdk.services.connect.model.Reference;
import software.amazon.awssdk.services.connect.model.ReferenceStatus;
import software.amazon.awssdk.services.connect.model.ReferenceSummary;
import software.amazon.awssdk.services.connect.model.ReferenceType;
import software.amazon.awssdk.services.connect.model.SegmentAttributeValue;
import software.amazon.awssdk.services.connect.model.UpdateContactRequest;

/** What the SDK's own client changes and reads. */
class ConnectStandInTests {

    private static final String ID = "a/b ?%+";

    private ConnectStandIn connect;
    private ConnectClient client;

    @BeforeEach
    void open() throws IOException {
        connect = ConnectStandIn.start();
        client = ConnectClient.builder()
                .endpointOverride(connect.uri())
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .overrideConfiguration(override -> override.retryStrategy(DefaultRetryStrategy.doNotRetry()))
                .httpClientBuilder(ApacheHttpClient.builder())
                .build();
    }

    @AfterEach
    void close() throws IOException {
        client.close();
        connect.close();
    }

    @Test
    void whatIsPutIsRead() {
        put("""
                {'Name': 'A name', 'SegmentAttributes': {'vip': {'ValueInteger': 1}}, 'QueueInfo': {'Id': 'queue'},
                 'UserInfo': {'UserId': 'user'}, 'CustomerEndpoint': {'Type': 'VOIP', 'Address': 'sip'},
                 'AdditionalRecipients': {'CcEmailAddresses': [{'EmailAddress': 'a@b.example', 'DisplayName': 'A'}]},
                 'References': {'file': {'Type': 'ATTACHMENT', 'Value': 'f', 'Status': 'APPROVED', 'Arn': 'arn'},
                   'mail': {'Type': 'EMAIL_MESSAGE', 'Arn': 'arn:m'}}}""");

        Contact contact = describe();
        assertThat(contact.id()).isEqualTo(ID);
        assertThat(contact.name()).isEqualTo("A name");
        assertThat(contact.description()).isNull();
        assertThat(contact.segmentAttributes().values())
                .extracting(SegmentAttributeValue::valueInteger)
                .containsExactly(1);
        assertThat(contact.queueInfo().id()).isEqualTo("queue");
        assertThat(contact.agentInfo().id()).isEqualTo("user");
        assertThat(contact.customerEndpoint().address()).isEqualTo("sip");
        assertThat(contact.additionalEmailRecipients().ccList())
                .singleElement()
                .satisfies(
                        each -> assertThat(each.address() + each.displayName()).isEqualTo("a@b.exampleA"));
        List<ReferenceSummary> references = references(ReferenceType.EMAIL_MESSAGE, ReferenceType.ATTACHMENT);
        assertThat(references.get(0).attachment().status()).isEqualTo(ReferenceStatus.APPROVED);
        assertThat(references.get(0).attachment().arn()).isEqualTo("arn");
        assertThat(references.get(1).emailMessage().arn()).isEqualTo("arn:m");
    }

    @Test
    void updateChangesWhatItNamesAlone() {
        put(
                "{'Name': 'old', 'Description': 'old', 'References': {'a': {'Type': 'URL', 'Value': '1'}, 'b': {'Type': 'URL'}},"
                        + "'SegmentAttributes': {'x': {'ValueString': 'x'}}}");

        client.updateContact(name().references(Map.of(
                        "a",
                        Reference.builder()
                                .type(ReferenceType.STRING)
                                .value("2")
                                .build()))
                .segmentAttributes(Map.of(
                        "y", SegmentAttributeValue.builder().valueInteger(2).build()))
                .build());

        assertThat(connect.held(ID))
                .hasToString(json(
                        "{'Name':'new','Description':'old','References':{'a':{'Value':'2','Type':'STRING'},'b':{'Type':'URL'}},"
                                + "'SegmentAttributes':{'x':{'ValueString':'x'},'y':{'ValueInteger':2}}}"));
    }

    @Test
    void updateThatIsNotAcceptedChangesNothingUnlessItsAnswerIsLost() {
        connect.inTurn(Reply.error(500, "InternalServiceException"), Reply.page(200), Reply.lost());

        assertThatExceptionOfType(InternalServiceException.class)
                .isThrownBy(() -> client.updateContact(name().build()));
        client.updateContact(name().build());
        assertThat(connect.held(ID)).isEmpty();
        assertThatExceptionOfType(SdkClientException.class).isThrownBy(() -> client.updateContact(name().build()));
        assertThat(connect.held(ID)).hasToString(json("{'Name':'new'}"));
    }

    @Test
    void referencesComeInPages() {
        put("{'References': {'1': {'Type': 'URL'}, '2': {'Type': 'URL'}, '3': {'Type': 'URL'}, '4': {'Type': 'DATE'},"
                + " '5': {'Type': 'URL'}, '6': {'Type': 'URL'}, '7': {'Type': 'URL'}}}");

        assertThat(references(ReferenceType.URL))
                .extracting(each -> each.url().name())
                .containsExactly("1", "2", "3", "5", "6", "7");
        assertThat(connect.calls(Operation.LIST_CONTACT_REFERENCES)).hasSize(2);
    }

    @Test
    void everyOperationHasAScriptOfItsOwn() {
        connect.everyContactHolds(json("{'Name': 'at first'}"));
        connect.on(Operation.DESCRIBE_CONTACT, Reply.error(403, "AccessDeniedException"), Reply.accepted());

        client.updateContact(name().contactId("another").build());
        assertThat(references(ReferenceType.URL)).isEmpty();
        assertThatExceptionOfType(AccessDeniedException.class).isThrownBy(this::describe);
        assertThat(describe().name()).isEqualTo("at first");
        assertThat(connect.calls()).extracting(Call::contactId).containsExactly("another");
        assertThat(connect.statuses()).containsExactly(200);
        assertThat(connect.calls(Operation.DESCRIBE_CONTACT))
                .extracting(Call::instanceId)
                .containsExactly("instance", "instance");
    }

    private static UpdateContactRequest.Builder name() {
        return UpdateContactRequest.builder()
                .instanceId("instance")
                .contactId(ID)
                .name("new");
    }

    private void put(String state) {
        connect.put(ID, json(state));
    }

    private static String json(String text) {
        return text.replace('\'', '"');
    }

    private Contact describe() {
        return client.describeContact(
                        describe -> describe.instanceId("instance").contactId(ID))
                .contact();
    }

    private List<ReferenceSummary> references(ReferenceType... types) {
        List<ReferenceSummary> references = new ArrayList<>();
        client.listContactReferencesPaginator(
                        list -> list.instanceId("instance").contactId(ID).referenceTypes(types))
                .forEach(page -> references.addAll(page.referenceSummaryList()));
        return references;
    }
}
