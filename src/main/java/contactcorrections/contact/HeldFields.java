package contactcorrections.contact;

import contactcorrections.request.column.Field;
import contactcorrections.request.column.ObjectName;
import contactcorrections.request.column.RequestObject;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.connect.model.AttachmentReference;
import software.amazon.awssdk.services.connect.model.Contact;
import software.amazon.awssdk.services.connect.model.EmailMessageReference;
import software.amazon.awssdk.services.connect.model.EndpointInfo;
import software.amazon.awssdk.services.connect.model.ReferenceSummary;

/** The fields that Connect tells of a contact. */
final class HeldFields {

    private final FieldsByObject fields = new FieldsByObject();

    private HeldFields() {}

    static FieldsByObject of(Contact contact, List<ReferenceSummary> references) {
        HeldFields held = new HeldFields();
        held.fields.put(RequestObject.CONTACT, Field.NAME, contact.name());
        held.fields.put(RequestObject.CONTACT, Field.DESCRIPTION, contact.description());
        references.forEach(held::add);
        contact.segmentAttributes().forEach((key, value) -> held.fields.putAttribute(key, SegmentText.of(key, value)));
        if (contact.queueInfo() != null) {
            held.fields.put(
                    RequestObject.QUEUE_INFO, Field.ID, contact.queueInfo().id());
        }
        if (contact.agentInfo() != null) {
            held.fields.put(
                    RequestObject.USER_INFO, Field.USER_ID, contact.agentInfo().id());
        }
        held.add(RequestObject.CUSTOMER_ENDPOINT, contact.customerEndpoint());
        held.add(RequestObject.SYSTEM_ENDPOINT, contact.systemEndpoint());
        held.addRecipients(contact);
        return held.fields;
    }

    private void add(ReferenceSummary summary) {
        if (summary.url() != null) {
            add(summary.url().name(), "URL", summary.url().value());
        } else if (summary.string() != null) {
            add(summary.string().name(), "STRING", summary.string().value());
        } else if (summary.number() != null) {
            add(summary.number().name(), "NUMBER", summary.number().value());
        } else if (summary.date() != null) {
            add(summary.date().name(), "DATE", summary.date().value());
        } else if (summary.email() != null) {
            add(summary.email().name(), "EMAIL", summary.email().value());
        } else if (summary.attachment() != null) {
            add(summary.attachment());
        } else if (summary.emailMessage() != null) {
            add("EMAIL_MESSAGE", summary.emailMessage());
        } else if (summary.emailMessagePlainText() != null) {
            add("EMAIL_MESSAGE_PLAIN_TEXT", summary.emailMessagePlainText());
        }
    }

    private void add(AttachmentReference attachment) {
        ObjectName object = add(attachment.name(), "ATTACHMENT", attachment.value());
        fields.put(object, Field.STATUS, attachment.statusAsString());
        fields.put(object, Field.ARN, attachment.arn());
    }

    private void add(String type, EmailMessageReference message) {
        fields.put(add(message.name(), type, null), Field.ARN, message.arn());
    }

    private ObjectName add(String key, String type, @Nullable String value) {
        ObjectName object = new ObjectName(RequestObject.REFERENCES, key);
        fields.put(object, Field.TYPE, type);
        fields.put(object, Field.VALUE, value);
        return object;
    }

    private void add(RequestObject object, @Nullable EndpointInfo endpoint) {
        if (endpoint != null) {
            fields.put(object, Field.TYPE, endpoint.typeAsString());
            fields.put(object, Field.ADDRESS, endpoint.address());
        }
    }

    private void addRecipients(Contact contact) {
        if (contact.additionalEmailRecipients() != null) {
            fields.put(
                    RequestObject.ADDITIONAL_RECIPIENTS,
                    Field.CC,
                    RecipientText.of(contact.additionalEmailRecipients().ccList().stream()
                            .map(each -> RecipientText.entry(each.address(), each.displayName()))));
        }
    }
}
