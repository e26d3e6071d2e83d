package contactcorrections.simulator.contact;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What ListContactReferences is asked for.
 *
 * @param types types of references, as they were sent
 * @param nextToken what the page before gave: how many references there are before this page
 */
public record ReferenceQuery(List<String> types, @Nullable String nextToken) {

    static final int PAGE = 10;

    /** Which member of a summary tells of a type. */
    private static final Map<String, String> MEMBERS = Map.ofEntries(
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

    private static final Set<String> FILES = Set.of("ATTACHMENT", "CONTACT_ANALYSIS");

    /** All types that there are. */
    public static Set<String> knownTypes() {
        return MEMBERS.keySet();
    }

    /** Takes it from the query of a request, as it was sent. */
    public static ReferenceQuery parse(String query) {
        return new ReferenceQuery(
                values(query, "referenceTypes").toList(),
                values(query, "nextToken").findFirst().orElse(null));
    }

    private static Stream<String> values(String query, String name) {
        return Stream.of(query.split("&"))
                .filter(parameter -> parameter.startsWith(name + "="))
                .map(parameter -> URLDecoder.decode(parameter.substring(name.length() + 1), UTF_8));
    }

    /** The page that is asked for, in the order of the references' keys. */
    ObjectNode page(JsonNode references) {
        int begin = nextToken == null ? 0 : Integer.parseInt(nextToken);
        List<Map.Entry<String, JsonNode>> asked = sorted(references).entrySet().stream()
                .filter(reference -> types.contains(type(reference.getValue())))
                .toList();
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode summaries = answer.putArray("ReferenceSummaryList");
        asked.stream()
                .skip(begin)
                .limit(PAGE)
                .forEach(reference -> summaries
                        .addObject()
                        .set(
                                MEMBERS.get(type(reference.getValue())),
                                summary(reference.getKey(), reference.getValue())));
        if (asked.size() > begin + PAGE) {
            answer.put("NextToken", String.valueOf(begin + PAGE));
        }
        return answer;
    }

    private static Map<String, JsonNode> sorted(JsonNode references) {
        Map<String, JsonNode> sorted = new TreeMap<>();
        references.properties().forEach(reference -> sorted.put(reference.getKey(), reference.getValue()));
        return sorted;
    }

    private static String type(JsonNode reference) {
        return reference.path("Type").asString("");
    }

    private static ObjectNode summary(String key, JsonNode reference) {
        ObjectNode summary = JsonNodeFactory.instance.objectNode().put("Name", key);
        told(type(reference))
                .filter(reference::hasNonNull)
                .forEach(member -> summary.set(member, reference.get(member)));
        return summary;
    }

    /** A file has a state; a message is told by its ARN alone. */
    private static Stream<String> told(String type) {
        if (FILES.contains(type)) {
            return Stream.of("Value", "Status", "Arn");
        }
        return Stream.of(type.startsWith("EMAIL_MESSAGE") ? "Arn" : "Value");
    }
}
