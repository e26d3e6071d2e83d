package contactcorrections.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import contactcorrections.simulator.Answer.Failure;
import contactcorrections.simulator.Shape.Enumeration;
import contactcorrections.simulator.Shape.Int32;
import contactcorrections.simulator.Shape.ListOf;
import contactcorrections.simulator.Shape.MapOf;
import contactcorrections.simulator.Shape.Structure;
import contactcorrections.simulator.Shape.Text;
import contactcorrections.simulator.Shape.Union;
import contactcorrections.simulator.contact.ContactKey;
import contactcorrections.simulator.contact.ReferenceQuery;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The constraints of the operations, as their reference pages and the service model give them. */
final class RequestCheck {

    private static final int MAX_REFERENCE_BYTES = 4096;
    private static final String SYSTEM_KEY_PREFIX = "connect:";
    private static final Pattern EPOCH = Pattern.compile("-?\\d{1,19}|");

    private static final Text INSTANCE_ID = new Text(1, 100);
    private static final Text CONTACT_ID = new Text(1, 256);

    private static final int MAX_REFERENCE_TYPES = 6;
    private static final Enumeration REFERENCE_TYPE = new Enumeration(new TreeSet<>(ReferenceQuery.knownTypes()));
    private static final Pattern NEXT_TOKEN = Pattern.compile("\\d{1,5}");

    private static final Shape REFERENCE = new Structure(
            Map.of(
                    "Type",
                    REFERENCE_TYPE,
                    "Value",
                    new Text(0, 4096),
                    "Status",
                    oneOf("AVAILABLE", "DELETED", "APPROVED", "REJECTED", "PROCESSING", "FAILED"),
                    "Arn",
                    new Text(20, 256, Pattern.compile("^[-:/A-Za-z0-9]+")),
                    "StatusReason",
                    new Text(0, 100)),
            Set.of("Type"));

    private static final Text SEGMENT_ATTRIBUTE_KEY =
            new Text(1, 128, Pattern.compile("^[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@']+$"));
    private static final Shape SEGMENT_ATTRIBUTE = new Union(RequestCheck::segmentAttributeMembers);

    private static final Shape ENDPOINT = new Structure(
            Map.of(
                    "Type",
                    oneOf("TELEPHONE_NUMBER", "VOIP", "CONTACT_FLOW", "CONNECT_PHONENUMBER_ARN", "EMAIL_ADDRESS"),
                    "Address",
                    new Text(0, 256)),
            Set.of());

    private static final Shape EMAIL_ADDRESS = new Structure(
            Map.of(
                    "EmailAddress",
                    new Text(1, 255, Pattern.compile("^[^\\s@]+@[^\\s@]+\\.[^\\s@]+\\z")),
                    "DisplayName",
                    new Text(0, 256)),
            Set.of("EmailAddress"));
    private static final Shape ADDITIONAL_RECIPIENTS =
            new Structure(Map.of("CcEmailAddresses", new ListOf(EMAIL_ADDRESS, 50)), Set.of());

    private static final Shape REQUEST = new Structure(
            Map.of(
                    "Name", new Text(0, 1024),
                    "Description", new Text(0, 4096),
                    "References", new MapOf(new Text(1, 4096), REFERENCE),
                    "SegmentAttributes", new MapOf(SEGMENT_ATTRIBUTE_KEY, SEGMENT_ATTRIBUTE),
                    "QueueInfo", new Structure(Map.of("Id", new Text(0, Integer.MAX_VALUE)), Set.of()),
                    "UserInfo", new Structure(Map.of("UserId", new Text(1, 256)), Set.of()),
                    "CustomerEndpoint", ENDPOINT,
                    "SystemEndpoint", ENDPOINT,
                    "AdditionalRecipients", ADDITIONAL_RECIPIENTS),
            Set.of());

    private final JsonMapper json = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    /** The first thing that is wrong with the request, if any. */
    Optional<Failure> check(ContactCall call, byte[] body) {
        return switch (call.operation()) {
            case UPDATE_CONTACT -> checkUpdate(call.contact(), body);
            case DESCRIBE_CONTACT -> checkIds(call.contact()).findFirst();
            case LIST_CONTACT_REFERENCES ->
                Stream.concat(checkIds(call.contact()), checkQuery(call.references()))
                        .findFirst();
        };
    }

    private static Stream<Failure> checkIds(ContactKey contact) {
        return Stream.concat(
                INSTANCE_ID.check("instanceId", contact.instanceId()),
                CONTACT_ID.check("contactId", contact.contactId()));
    }

    private static Stream<Failure> checkQuery(ReferenceQuery query) {
        int types = query.types().size();
        if (types < 1 || types > MAX_REFERENCE_TYPES) {
            return Shape.violation(
                    "referenceTypes", types + " elements", "have length between 1 and " + MAX_REFERENCE_TYPES);
        }
        String token = query.nextToken();
        return Stream.concat(
                query.types().stream().flatMap(type -> REFERENCE_TYPE.check("referenceTypes", type)),
                token == null || NEXT_TOKEN.matcher(token).matches()
                        ? Stream.empty()
                        : Shape.violation("nextToken", token, "be a token of an earlier answer"));
    }

    private Optional<Failure> checkUpdate(ContactKey contact, byte[] body) {
        JsonNode request;
        try {
            request = json.readTree(body);
        } catch (JacksonException e) {
            return Optional.of(Answer.invalidRequest("Could not parse the request body as JSON"));
        }
        if (request.isMissingNode()
                || request.properties().stream()
                        .allMatch(member -> member.getValue().isNull())) {
            return Optional.of(Answer.invalidRequest("At least one field to update is required"));
        }
        return Stream.of(
                        checkIds(contact),
                        REQUEST.check("", request),
                        Stream.of(request.path("References")).flatMap(RequestCheck::checkReferences),
                        Stream.of(request.path("SegmentAttributes")).flatMap(RequestCheck::checkSegmentAttributes))
                .flatMap(failures -> failures)
                .findFirst();
    }

    private static Stream<Failure> checkReferences(JsonNode references) {
        int bytes = references.properties().stream()
                .mapToInt(entry -> utf8Length(entry.getKey())
                        + utf8Length(entry.getValue().path("Value").asString("")))
                .sum();
        if (bytes > MAX_REFERENCE_BYTES) {
            return Shape.violation(
                    "References",
                    bytes + " bytes",
                    "have keys and values of at most %s bytes".formatted(MAX_REFERENCE_BYTES));
        }
        return references.properties().stream()
                .filter(entry -> entry.getValue().path("Type").asString("").equals("DATE"))
                .map(entry -> entry.getValue().path("Value").asString(""))
                .filter(Predicate.not(EPOCH.asMatchPredicate()))
                .flatMap(value -> Shape.violation("References", value, "be an epoch timestamp"));
    }

    private static Stream<Failure> checkSegmentAttributes(JsonNode attributes) {
        return attributes.properties().stream()
                .filter(entry -> !entry.getKey().startsWith(SYSTEM_KEY_PREFIX))
                .filter(entry -> entry.getValue().hasNonNull("ValueArn")
                        || entry.getValue().hasNonNull("ValueList"))
                .flatMap(entry -> Shape.violation(
                        "SegmentAttributes", entry.getKey(), "be a system attribute to have ValueArn or ValueList"));
    }

    private static Map<String, Shape> segmentAttributeMembers() {
        return Map.of(
                "ValueString", new Text(0, 1024),
                "ValueArn", new Text(0, 1024),
                "ValueInteger", new Int32(),
                "ValueMap", new MapOf(SEGMENT_ATTRIBUTE_KEY, SEGMENT_ATTRIBUTE),
                "ValueList", new ListOf(SEGMENT_ATTRIBUTE, Integer.MAX_VALUE));
    }

    private static Enumeration oneOf(String... values) {
        return new Enumeration(new TreeSet<>(Set.of(values)));
    }

    private static int utf8Length(String text) {
        return text.getBytes(UTF_8).length;
    }
}
