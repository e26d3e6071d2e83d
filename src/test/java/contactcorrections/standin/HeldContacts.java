package contactcorrections.standin;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What contacts hold, by their ids alone: an object as UpdateContact takes it, which updates change and reads tell in a form of
 * their own.
 */
final class HeldContacts {

    /** So small that a contact with all that there is has several pages. */
    static final int PAGE = 5;

    private static final JsonMapper JSON = new JsonMapper();

    private static final Map<String, String> SUMMARIES = Map.ofEntries(
            Map.entry("URL", "Url"),
            Map.entry("ATTACHMENT", "Attachment"),
            Map.entry("CONTACT_ANALYSIS", "ContactAnalysis"),
            Map.entry("NUMBER", "Number"),
            Map.entry("STRING", "String"),
            Map.entry("DATE", "Date"),
            Map.entry("EMAIL", "Email"),
            Map.entry("EMAIL_MESSAGE", "EmailMessage"),
            Map.entry("EMAIL_MESSAGE_PLAIN_TEXT", "EmailMessagePlainText"),
            Map.entry("EMAIL_MESSAGE_PLAIN_TEXT_REDACTED", "EmailMessagePlainTextRedacted"),
            Map.entry("EMAIL_MESSAGE_REDACTED", "EmailMessageRedacted"));

    private final Map<String, ObjectNode> states = new ConcurrentHashMap<>();
    private volatile String atFirst = "{}";

    /** What a contact holds of which nothing else is known. */
    void atFirst(String state) {
        atFirst = state;
    }

    void put(String contactId, String state) {
        states.put(contactId, object(state));
    }

    JsonNode held(String contactId) {
        ObjectNode state = states.get(contactId);
        return state == null ? object(atFirst) : state;
    }

    /** References and attributes that an update does not name stay; one that it names is replaced. */
    void update(Call call) {
        states.compute(call.contactId(), (id, before) -> {
            ObjectNode after = before == null ? object(atFirst) : before.deepCopy();
            object(call.body()).properties().forEach(member -> {
                if (after.get(member.getKey()) instanceof ObjectNode held) {
                    held.setAll((ObjectNode) member.getValue());
                } else {
                    after.set(member.getKey(), member.getValue());
                }
            });
            return after;
        });
    }

    /** The body of the answer to a read. */
    String told(Call call) {
        JsonNode state = held(call.contactId());
        boolean isOfReferences = call.operation() == Call.Operation.LIST_CONTACT_REFERENCES;
        return (isOfReferences ? references(call, state.path("References")) : contact(call.contactId(), state))
                .toString();
    }

    private static ObjectNode contact(String id, JsonNode state) {
        ObjectNode contact = JSON.createObjectNode().put("Id", id);
        Stream.of("Name", "Description", "SegmentAttributes", "QueueInfo", "CustomerEndpoint", "SystemEndpoint")
                .filter(state::has)
                .forEach(member -> contact.set(member, state.get(member)));
        if (state.path("UserInfo").has("UserId")) {
            contact.putObject("AgentInfo").set("Id", state.at("/UserInfo/UserId"));
        }
        JsonNode recipients = state.at("/AdditionalRecipients/CcEmailAddresses");
        if (!recipients.isEmpty()) {
            var told = contact.putObject("AdditionalEmailRecipients").putArray("CcList");
            recipients.forEach(each -> {
                ObjectNode recipient = told.addObject();
                recipient.set("Address", each.get("EmailAddress"));
                if (each.has("DisplayName")) {
                    recipient.set("DisplayName", each.get("DisplayName"));
                }
            });
        }
        return JSON.createObjectNode().set("Contact", contact);
    }

    private static ObjectNode references(Call call, JsonNode references) {
        Set<String> types = Set.copyOf(call.query("referenceTypes"));
        Map<String, JsonNode> asked = references.properties().stream()
                .filter(each -> types.contains(each.getValue().path("Type").asString("")))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one, TreeMap::new));
        int begin = call.query("nextToken").stream()
                .mapToInt(Integer::parseInt)
                .findFirst()
                .orElse(0);
        ObjectNode page = JSON.createObjectNode();
        var summaries = page.putArray("ReferenceSummaryList");
        asked.entrySet().stream()
                .skip(begin)
                .limit(PAGE)
                .forEach(each -> summaries.add(summary(each.getKey(), each.getValue())));
        if (asked.size() > begin + PAGE) {
            page.put("NextToken", String.valueOf(begin + PAGE));
        }
        return page;
    }

    private static ObjectNode summary(String name, JsonNode reference) {
        String type = reference.path("Type").asString();
        List<String> told = switch (type) {
            case "ATTACHMENT", "CONTACT_ANALYSIS" -> List.of("Value", "Status", "Arn");
            case "URL", "NUMBER", "STRING", "DATE", "EMAIL" -> List.of("Value");
            default -> List.of("Arn");
        };
        ObjectNode summary = JSON.createObjectNode().put("Name", name);
        told.stream().filter(reference::has).forEach(member -> summary.set(member, reference.get(member)));
        return JSON.createObjectNode().set(SUMMARIES.get(type), summary);
    }

    private static ObjectNode object(String text) {
        return (ObjectNode) JSON.readTree(text);
    }
}
