package contactcorrections.request;

import contactcorrections.request.column.Field;
import contactcorrections.request.column.RequestObject;
import contactcorrections.request.value.AdditionalRecipients;
import contactcorrections.request.value.Choice;
import contactcorrections.request.value.ConnectId;
import contactcorrections.request.value.ConnectId.InstanceArn;
import contactcorrections.request.value.ErrorCode;
import contactcorrections.request.value.PhoneNumbers;
import contactcorrections.request.value.TextLimit;
import contactcorrections.run.Wording;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.connect.model.Endpoint;

/** Reads one object of the request from its fields. */
final class ObjectReader {

    private ObjectReader() {}

    /** @param key key of the object in its map, empty where there is none */
    static void read(RequestObject object, String key, FieldSource fields, RequestBuilder request) {
        if (object == RequestObject.CONTACT) {
            readContact(fields, request);
            return;
        }
        request.give();
        switch (object) {
            case REFERENCES -> ReferenceReader.read(key, fields, request);
            case SEGMENT_ATTRIBUTES -> SegmentValueReader.read(key, fields, request);
            case QUEUE_INFO -> {
                String id = fields.text(Field.ID);
                request.change(update -> update.queueInfo(queue -> queue.id(id)));
            }
            case USER_INFO -> {
                String id = fields.text(Field.USER_ID, TextLimit.USER_ID);
                request.change(update -> update.userInfo(user -> user.userId(id)));
            }
            case CUSTOMER_ENDPOINT -> {
                Consumer<Endpoint.Builder> endpoint = endpoint(fields);
                request.change(update -> update.customerEndpoint(endpoint));
            }
            case SYSTEM_ENDPOINT -> {
                Consumer<Endpoint.Builder> endpoint = endpoint(fields);
                request.change(update -> update.systemEndpoint(endpoint));
            }
            case ADDITIONAL_RECIPIENTS -> readRecipients(fields, request);
            default -> throw new IllegalArgumentException("No object of the request: " + object);
        }
    }

    private static void readContact(FieldSource fields, RequestBuilder request) {
        if (!fields.row().isExpecting()) {
            request.setContact(
                    contactId(fields),
                    fields.isGiven(Field.INSTANCE_ID) ? instanceId(fields) : defaultInstanceId(fields));
        }
        if (fields.isGiven(Field.NAME)) {
            String name = fields.text(Field.NAME, TextLimit.NAME);
            request.give();
            request.change(update -> update.name(name));
        }
        if (fields.isGiven(Field.DESCRIPTION)) {
            String description = fields.text(Field.DESCRIPTION, TextLimit.DESCRIPTION);
            request.give();
            request.change(update -> update.description(description));
        }
    }

    private static @Nullable String contactId(FieldSource fields) {
        String id = fields.text(Field.CONTACT_ID, TextLimit.CONTACT_ID);
        if (id != null && !ConnectId.fitsUrl(id)) {
            fields.reject(
                    Field.CONTACT_ID,
                    ErrorCode.INVALID_CONTACT_ID,
                    Wording.characters(id) + " that no address of a contact can carry, expected a contact id");
        } else if (id == null && !fields.isGiven(Field.CONTACT_ID)) {
            fields.reject(Field.CONTACT_ID, ErrorCode.MISSING_CONTACT_ID, "a blank cell, expected a contact id");
        }
        return id;
    }

    private static @Nullable String instanceId(FieldSource fields) {
        String text = fields.text(Field.INSTANCE_ID);
        if (text == null) {
            return null;
        }
        String id = ConnectId.ofInstance(text);
        if (id == null) {
            fields.reject(
                    Field.INSTANCE_ID,
                    ErrorCode.INVALID_INSTANCE_ID,
                    Wording.characters(text) + ", " + ConnectId.EXPECTED_INSTANCE);
        } else if (!TextLimit.INSTANCE_ID.isMetBy(id)) {
            fields.reject(Field.INSTANCE_ID, TextLimit.INSTANCE_ID.code(), TextLimit.INSTANCE_ID.complaint(id));
        }
        InstanceArn.of(text)
                .map(fields.row().rules().scope()::complaint)
                .ifPresent(complaint -> fields.reject(Field.INSTANCE_ID, ErrorCode.INSTANCE_ELSEWHERE, complaint));
        return id;
    }

    private static @Nullable String defaultInstanceId(FieldSource fields) {
        String id = fields.row().rules().instanceId();
        if (id == null) {
            fields.reject(
                    Field.INSTANCE_ID,
                    ErrorCode.MISSING_INSTANCE_ID,
                    "no instance, expected InstanceId here or --instance-id");
        }
        return id;
    }

    /** Only an address whose type is given in the same row can be told for a telephone number; the API requires neither. */
    private static Consumer<Endpoint.Builder> endpoint(FieldSource fields) {
        String type = fields.choice(Field.TYPE, Choice.ENDPOINT_TYPE);
        String text = fields.text(Field.ADDRESS, TextLimit.ADDRESS);
        String address = "TELEPHONE_NUMBER".equals(type) ? phoneNumber(text, fields) : text;
        return endpoint -> endpoint.type(type).address(address);
    }

    private static @Nullable String phoneNumber(@Nullable String address, FieldSource fields) {
        if (address == null || address.isEmpty()) {
            return address;
        }
        String country = fields.row().rules().defaultCountry();
        String number = PhoneNumbers.e164(address, country);
        if (number == null && fields.row().isExpecting()) {
            return address;
        }
        if (number == null) {
            fields.reject(Field.ADDRESS, ErrorCode.INVALID_PHONE_NUMBER, PhoneNumbers.complaint(address, country));
        }
        return number;
    }

    private static void readRecipients(FieldSource fields, RequestBuilder request) {
        AdditionalRecipients recipients = RecipientReader.read(fields);
        if (recipients != null) {
            request.change(update -> update.overrideConfiguration(
                    call -> call.putExecutionAttribute(AdditionalRecipients.ATTRIBUTE, recipients)));
        }
    }
}
