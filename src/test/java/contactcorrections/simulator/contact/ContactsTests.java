package contactcorrections.simulator.contact;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ContactsTests {

    private static final ContactKey CONTACT = new ContactKey("instance", "contact");

    private final Contacts contacts = new Contacts(1_000_000);

    @Test
    void contactThatNobodyUpdatedHoldsTheSameInEveryProcess() {
        assertThat(contacts.held(CONTACT)).isEqualTo(new Contacts(0).held(CONTACT));
        assertThat(contacts.held(CONTACT).state())
                .isNotEqualTo(
                        contacts.held(new ContactKey("instance", "contacT")).state())
                .isNotEqualTo(
                        contacts.held(new ContactKey("another", "contact")).state());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/Name",
                "/Description",
                "/QueueInfo/Id",
                "/UserInfo/UserId",
                "/CustomerEndpoint/Address",
                "/AdditionalRecipients",
                "/References/crm",
                "/References/voicemail/Arn",
                "/References/message",
                "/SegmentAttributes/tier",
                "/SegmentAttributes/connect:ContactExpiry"
            })
    void someContactsHoldItAndOthersDoNot(String field) {
        long holding = IntStream.range(0, 1_000)
                .mapToObj(number -> held("contact-" + number))
                .map(state -> state.at(field))
                .filter(Predicate.not(JsonNode::isMissingNode))
                .count();

        assertThat(holding).isBetween(50L, 950L);
    }

    @Test
    void updateChangesWhatItNamesAlone() {
        update(
                "{'Name':'first','References':{'a':{'Type':'URL','Value':'1','Status':'AVAILABLE'},'b':{'Type':'URL'}}}");
        update("{'Description':'second','References':{'a':{'Type':'STRING','Value':'2'}},'Name':null}");
        update("{'SystemEndpoint':{'Address':'a'},'AdditionalRecipients':{}}");

        JsonNode state = held("contact");
        assertThat(state.path("Name").asString()).isEqualTo("first");
        assertThat(state.path("Description").asString()).isEqualTo("second");
        assertThat(state.at("/References/a")).hasToString("{\"Type\":\"STRING\",\"Value\":\"2\"}");
        assertThat(state.at("/References/b")).hasToString("{\"Type\":\"URL\"}");
        JsonNode madeUp = new Contacts(0).held(CONTACT).state();
        assertThat(state.at("/SystemEndpoint/Type")).isEqualTo(madeUp.at("/SystemEndpoint/Type"));
        assertThat(state.path("AdditionalRecipients").path("CcEmailAddresses"))
                .isEqualTo(madeUp.path("AdditionalRecipients").path("CcEmailAddresses"));
        assertThat(state.path("SegmentAttributes")).isEqualTo(madeUp.path("SegmentAttributes"));
    }

    @Test
    void contactsThatWereUpdatedLongestAgoAreForgotten() {
        var few = new Contacts(10_000);
        byte[] name = "{\"Name\":\"remembered\"}".getBytes(UTF_8);
        for (int number = 0; number < 1_000; number++) {
            few.update(new ContactKey("instance", "contact-" + number), name);
            few.update(CONTACT, name);
        }

        List<String> remembered = IntStream.range(0, 1_000)
                .mapToObj(number -> "contact-" + number)
                .filter(id -> few.held(new ContactKey("instance", id))
                        .state()
                        .path("Name")
                        .asString("")
                        .equals("remembered"))
                .toList();
        assertThat(remembered)
                .hasSizeBetween(20, 33)
                .isEqualTo(IntStream.range(1_000 - remembered.size(), 1_000)
                        .mapToObj(number -> "contact-" + number)
                        .toList());
        assertThat(few.held(CONTACT).state().path("Name").asString()).isEqualTo("remembered");
    }

    private void update(String body) {
        contacts.update(CONTACT, body.replace('\'', '"').getBytes(UTF_8));
    }

    private JsonNode held(String contactId) {
        return new JsonMapper()
                .readTree(contacts.held(new ContactKey("instance", contactId))
                        .state()
                        .toString());
    }
}
