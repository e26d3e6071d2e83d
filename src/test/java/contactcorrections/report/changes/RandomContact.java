package contactcorrections.report.changes;

import contactcorrections.contact.ContactFields;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.connect.model.Contact;
import software.amazon.awssdk.services.connect.model.EmailRecipient;
import software.amazon.awssdk.services.connect.model.EndpointInfo;
import software.amazon.awssdk.services.connect.model.ReferenceSummary;
import software.amazon.awssdk.services.connect.model.SegmentAttributeValue;

/** Contacts as Connect may hold them, and cells as files may have them. */
final class RandomContact {

    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "\u00A0",
            "x",
            "Ada",
            "two\nlines",
            "a\rb\r\n",
            " \"quoted\", ",
            "(clear)",
            "#N/A",
            "顧客😀",
            "\u0000",
            "0",
            "a;b");

    private final Random random;

    RandomContact(long seed) {
        this.random = new Random(seed);
    }

    ContactFields next() {
        Contact.Builder contact = Contact.builder()
                .name(sometimes(longText(1_100)))
                .description(sometimes(longText(4_200)))
                .segmentAttributes(attributes());
        if (random.nextBoolean()) {
            contact.queueInfo(queue -> queue.id(sometimes(word())));
        }
        if (random.nextBoolean()) {
            contact.agentInfo(agent -> agent.id(sometimes(word())));
        }
        if (random.nextBoolean()) {
            contact.customerEndpoint(endpoint()).systemEndpoint(endpoint());
        }
        if (random.nextBoolean()) {
            contact.additionalEmailRecipients(recipients -> recipients.ccList(cc()));
        }
        return ContactFields.held(contact.build(), references(), null);
    }

    private Map<String, SegmentAttributeValue> attributes() {
        Map<String, SegmentAttributeValue> attributes = new LinkedHashMap<>();
        for (String key :
                List.of("tier", "level", "connect:Arn", "connect:List", "connect:ContactExpiry", "a.ValueInteger")) {
            if (random.nextInt(3) > 0) {
                attributes.put(key, attribute(key));
            }
        }
        return attributes;
    }

    private SegmentAttributeValue attribute(String key) {
        SegmentAttributeValue.Builder value = SegmentAttributeValue.builder();
        return switch (random.nextInt(10)) {
            case 0 -> value.valueInteger(random.nextInt()).build();
            case 1 ->
                value.valueMap(Map.of(
                                "m",
                                SegmentAttributeValue.builder()
                                        .valueString(text())
                                        .build()))
                        .build();
            case 2 ->
                key.startsWith("connect:L")
                        ? value.valueList(SegmentAttributeValue.builder()
                                        .valueInteger(1)
                                        .build())
                                .build()
                        : value.valueString(text()).build();
            case 3 ->
                key.startsWith("connect:A")
                        ? value.valueArn(word()).build()
                        : value.valueString("").build();
            case 4 ->
                value.valueMap(Map.of(
                                "ExpiryDuration",
                                SegmentAttributeValue.builder()
                                        .valueInteger(1 + random.nextInt(9_000))
                                        .build()))
                        .build();
            default -> value.valueString(text()).build();
        };
    }

    private EndpointInfo endpoint() {
        return switch (random.nextInt(5)) {
            case 0 ->
                EndpointInfo.builder()
                        .type("TELEPHONE_NUMBER")
                        .address("+4930901820")
                        .build();
            case 1 ->
                EndpointInfo.builder()
                        .type("TELEPHONE_NUMBER")
                        .address("anonymous")
                        .build();
            case 2 -> EndpointInfo.builder().address(text()).build();
            default -> EndpointInfo.builder().type("VOIP").address(text()).build();
        };
    }

    private List<EmailRecipient> cc() {
        List<EmailRecipient> cc = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            String address = random.nextInt(10) == 0 ? "nobody" : "a" + random.nextInt(5) + "@b.example";
            String name = sometimes(random.nextInt(5) == 0 ? text() : "Last, First");
            cc.add(EmailRecipient.builder().address(address).displayName(name).build());
        }
        return cc;
    }

    private List<ReferenceSummary> references() {
        List<ReferenceSummary> references = new ArrayList<>();
        for (String key : List.of("crm", "due", "doc", "k.Type", "other")) {
            if (random.nextInt(4) > 0) {
                references.add(reference(key));
            }
        }
        return references;
    }

    private ReferenceSummary reference(String key) {
        ReferenceSummary.Builder summary = ReferenceSummary.builder();
        return switch (random.nextInt(7)) {
            case 0 -> summary.string(each -> each.name(key).value(text())).build();
            case 1 ->
                summary.date(each -> each.name(key).value(random.nextInt(4) > 0 ? "1767225600" : text()))
                        .build();
            case 2 ->
                summary.attachment(each -> each.name(key)
                                .value(word())
                                .status("APPROVED")
                                .arn(random.nextBoolean() ? null : "arn:aws:connect:eu:1:a/b"))
                        .build();
            case 3 ->
                summary.emailMessage(each -> each.name(key).arn("arn:aws:connect:eu:1:a/b"))
                        .build();
            case 4 -> summary.number(each -> each.name(key).value("7")).build();
            default -> summary.url(each -> each.name(key).value(text())).build();
        };
    }

    private @Nullable String sometimes(String text) {
        return random.nextInt(4) == 0 ? null : text;
    }

    private String longText(int length) {
        return random.nextInt(30) == 0 ? "x".repeat(length) : text();
    }

    private String word() {
        return random.nextInt(10) == 0 ? text() : "w" + random.nextInt(5);
    }

    String text() {
        return TEXTS.get(random.nextInt(TEXTS.size()));
    }
}
