package contactcorrections.simulator.contact;

import java.util.Set;
import java.util.function.BiConsumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a contact holds, and how the two operations that read it tell it.
 *
 * @param state its members as UpdateContact takes them, and some that only DescribeContact knows
 */
public record ContactState(String contactId, ObjectNode state) {

    private static final Set<String> TOLD_AS_HELD = Set.of(
            "Channel",
            "InitiationMethod",
            "Name",
            "Description",
            "SegmentAttributes",
            "QueueInfo",
            "CustomerEndpoint",
            "SystemEndpoint");

    /**
     * Changes a state, or an earlier update, by an update: references and attributes that it does not name stay, one that it
     * names is replaced as a whole, and so is the list of recipients.
     */
    static void merge(ObjectNode state, JsonNode update) {
        forEach(update, (member, sent) -> {
            if (state.get(member) instanceof ObjectNode held) {
                forEach(sent, held::set);
            } else {
                state.set(member, sent);
            }
        });
    }

    private static void forEach(JsonNode object, BiConsumer<String, JsonNode> action) {
        object.properties().stream()
                .filter(member -> !member.getValue().isNull())
                .forEach(member -> action.accept(member.getKey(), member.getValue()));
    }

    /** The answer of DescribeContact. */
    public ObjectNode described() {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ObjectNode contact = answer.putObject("Contact").put("Id", contactId);
        state.properties().stream()
                .filter(member -> TOLD_AS_HELD.contains(member.getKey()))
                .forEach(member -> contact.set(member.getKey(), member.getValue()));
        if (state.path("UserInfo").has("UserId")) {
            contact.putObject("AgentInfo").set("Id", state.path("UserInfo").get("UserId"));
        }
        JsonNode recipients = state.path("AdditionalRecipients").path("CcEmailAddresses");
        if (!recipients.isEmpty()) {
            ArrayNode told = contact.putObject("AdditionalEmailRecipients").putArray("CcList");
            recipients.forEach(recipient -> told.add(told(recipient)));
        }
        return answer;
    }

    private static ObjectNode told(JsonNode recipient) {
        ObjectNode told = JsonNodeFactory.instance.objectNode();
        told.set("Address", recipient.path("EmailAddress"));
        if (recipient.hasNonNull("DisplayName")) {
            told.set("DisplayName", recipient.get("DisplayName"));
        }
        return told;
    }

    /** The answer of ListContactReferences. */
    public ObjectNode references(ReferenceQuery query) {
        return query.page(state.path("References"));
    }
}
