package contactcorrections.contact;

import contactcorrections.request.column.Field;
import contactcorrections.request.column.ObjectName;
import contactcorrections.request.column.RequestObject;
import contactcorrections.request.value.AdditionalRecipients;
import software.amazon.awssdk.services.connect.model.Endpoint;
import software.amazon.awssdk.services.connect.model.Reference;
import software.amazon.awssdk.services.connect.model.UpdateContactRequest;

/** The fields that a request gives. */
final class GivenFields {

    private final FieldsByObject fields = new FieldsByObject();

    private GivenFields() {}

    static FieldsByObject of(UpdateContactRequest request) {
        GivenFields given = new GivenFields();
        given.fields.put(RequestObject.CONTACT, Field.NAME, request.name());
        given.fields.put(RequestObject.CONTACT, Field.DESCRIPTION, request.description());
        request.references().forEach(given::add);
        request.segmentAttributes().forEach((key, value) -> given.fields.putAttribute(key, SegmentText.of(key, value)));
        if (request.queueInfo() != null) {
            given.fields.put(
                    RequestObject.QUEUE_INFO, Field.ID, request.queueInfo().id());
        }
        if (request.userInfo() != null) {
            given.fields.put(
                    RequestObject.USER_INFO, Field.USER_ID, request.userInfo().userId());
        }
        if (request.customerEndpoint() != null) {
            given.add(RequestObject.CUSTOMER_ENDPOINT, request.customerEndpoint());
        }
        if (request.systemEndpoint() != null) {
            given.add(RequestObject.SYSTEM_ENDPOINT, request.systemEndpoint());
        }
        request.overrideConfiguration()
                .map(call -> call.executionAttributes().getAttribute(AdditionalRecipients.ATTRIBUTE))
                .ifPresent(given::add);
        return given.fields;
    }

    private void add(String key, Reference reference) {
        ObjectName object = new ObjectName(RequestObject.REFERENCES, key);
        fields.put(object, Field.TYPE, reference.typeAsString());
        fields.put(object, Field.VALUE, reference.value());
        fields.put(object, Field.STATUS, reference.statusAsString());
        fields.put(object, Field.ARN, reference.arn());
        fields.put(object, Field.STATUS_REASON, reference.statusReason());
    }

    private void add(RequestObject object, Endpoint endpoint) {
        fields.put(object, Field.TYPE, endpoint.typeAsString());
        fields.put(object, Field.ADDRESS, endpoint.address());
    }

    private void add(AdditionalRecipients recipients) {
        fields.put(
                RequestObject.ADDITIONAL_RECIPIENTS,
                Field.CC,
                RecipientText.of(recipients.cc().stream()
                        .map(each -> RecipientText.entry(each.emailAddress(), each.displayName()))));
    }
}
