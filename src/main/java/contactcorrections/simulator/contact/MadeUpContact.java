package contactcorrections.simulator.contact;

import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a contact holds that nobody has updated: values of the kind that files of corrections have, drawn by its ids, so that
 * they are the same each time. Some are those of {@code samples/}, most are others, and every contact lacks some.
 */
final class MadeUpContact {

    private static final List<String> NAMES = List.of(
            "Damaged parcel", "Change of address", "Lost card", "Warranty claim", "Invoice question", "Delivery date");

    private static final List<String> DESCRIPTIONS = List.of(
            "Customer asks for a replacement", "Customer asks to be called back", "Transferred from the front desk");

    private static final List<String> TIERS = List.of("gold", "silver", "bronze");

    private static final String FILE =
            "arn:aws:connect:us-east-1:111122223333:instance/11111111-2222-3333-4444-555555555555/file/";

    private static final long DAY = 86_400;
    private static final long FIRST_OF_DECEMBER = 1_796_083_200;

    private final SplittableRandom random;
    private final ObjectNode state = JsonNodeFactory.instance.objectNode();
    private final ObjectNode references = state.putObject("References");
    private final ObjectNode attributes = state.putObject("SegmentAttributes");

    MadeUpContact(ContactKey contact) {
        random = new SplittableRandom((long) contact.instanceId().hashCode() << 32
                ^ contact.contactId().hashCode());
        describe();
        refer();
        switch (random.nextInt(10)) {
            case 0 -> task();
            case 1, 2, 3 -> email();
            default -> call();
        }
    }

    ObjectNode state() {
        return state;
    }

    private void describe() {
        if (happens(0.8)) {
            state.put("Name", one(NAMES));
        }
        if (happens(0.6)) {
            state.put("Description", one(DESCRIPTIONS));
        }
        if (happens(0.7)) {
            attributes.putObject("tier").put("ValueString", one(TIERS));
        }
        if (happens(0.7)) {
            state.putObject("QueueInfo").put("Id", id());
        }
        if (happens(0.5)) {
            state.putObject("UserInfo").put("UserId", id());
        }
    }

    private void refer() {
        if (happens(0.6)) {
            refer("crm", "URL", "https://crm.example.com/cases/" + random.nextInt(1_000, 1_050));
        }
        if (happens(0.4)) {
            refer("order", "NUMBER", String.valueOf(random.nextInt(40_000, 40_300)));
        }
        if (happens(0.4)) {
            refer("callback", "DATE", String.valueOf(FIRST_OF_DECEMBER + DAY * random.nextInt(3)));
        }
        if (happens(0.3)) {
            refer("contract", "STRING", "C-00" + random.nextInt(10, 50));
        }
    }

    private void call() {
        kind("VOICE", "INBOUND", "connect:Telephony");
        endpoint("CustomerEndpoint", "TELEPHONE_NUMBER", "+120655501" + random.nextInt(10, 100));
        endpoint("SystemEndpoint", "TELEPHONE_NUMBER", "+12065550100");
        if (happens(0.3)) {
            refer("voicemail", "ATTACHMENT", "voicemail.wav")
                    .put("Status", "APPROVED")
                    .put("Arn", FILE + id());
        }
    }

    private void email() {
        kind("EMAIL", "INBOUND", "connect:Email");
        endpoint("CustomerEndpoint", "EMAIL_ADDRESS", customer());
        endpoint("SystemEndpoint", "EMAIL_ADDRESS", "support@example.com");
        references.putObject("message").put("Type", "EMAIL_MESSAGE").put("Arn", FILE + id());
        if (happens(0.5)) {
            refer("answer-to", "EMAIL", customer());
        }
        if (happens(0.5)) {
            ArrayNode recipients = state.putObject("AdditionalRecipients").putArray("CcEmailAddresses");
            recipients.addObject().put("EmailAddress", customer()).put("DisplayName", "A customer");
            recipients.addObject().put("EmailAddress", "desk@example.com");
        }
    }

    private void task() {
        kind("TASK", "API", "connect:Task");
        attributes
                .putObject("connect:ContactExpiry")
                .putObject("ValueMap")
                .putObject("ExpiryDuration")
                .put("ValueInteger", happens(0.5) ? 1_440 : 2_880);
    }

    private void kind(String channel, String initiation, String subtype) {
        state.put("Channel", channel).put("InitiationMethod", initiation);
        attributes.putObject("connect:Subtype").put("ValueString", subtype);
    }

    private void endpoint(String member, String type, String address) {
        state.putObject(member).put("Type", type).put("Address", address);
    }

    private ObjectNode refer(String key, String type, String value) {
        return references.putObject(key).put("Type", type).put("Value", value);
    }

    private boolean happens(double probability) {
        return random.nextDouble() < probability;
    }

    private String one(List<String> values) {
        return values.get(random.nextInt(values.size()));
    }

    private String customer() {
        return "customer-%s@example.com".formatted(random.nextInt(100));
    }

    private String id() {
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }
}
