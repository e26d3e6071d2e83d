package contactcorrections.request;

import static contactcorrections.request.ErrorCode.TOO_MANY_RECIPIENTS;

import contactcorrections.run.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Who gets a copy of an outbound email from now on; nobody if the list is empty. This version of the SDK does not model the
 * field: it goes with the call as an attribute, and {@link AdditionalRecipientsInterceptor} writes it into the body.
 */
record AdditionalRecipients(List<Recipient> cc) {

    static final ExecutionAttribute<AdditionalRecipients> ATTRIBUTE =
            new ExecutionAttribute<>("ContactCorrectionsAdditionalRecipients");

    private static final int MAX_ADDRESSES = 50;

    /** Made for the first such call, so that no other start waits for it. */
    private static final class Body {
        static final JsonMapper JSON = new JsonMapper();
    }

    static @Nullable AdditionalRecipients read(FieldSource fields, Draft draft) {
        if (fields instanceof JsonFields json) {
            return json.isGiven(Field.CC_EMAIL_ADDRESSES, draft) ? readJson(json, draft) : null;
        }
        String cell = fields.text(Field.CC, draft);
        if (cell == null) {
            return null;
        }
        return new AdditionalRecipients(
                cell.isEmpty() ? List.of() : RecipientCell.read(cell, fields.locationOf(Field.CC), draft));
    }

    private static @Nullable AdditionalRecipients readJson(JsonFields fields, Draft draft) {
        JsonNode list = fields.node(Field.CC_EMAIL_ADDRESSES);
        if (!fields.isOfKind(list.isArray(), Field.CC_EMAIL_ADDRESSES, "an array", draft)) {
            return null;
        }
        ErrorLocation location = fields.locationOf(Field.CC_EMAIL_ADDRESSES);
        List<Recipient> recipients = new ArrayList<>();
        for (int i = 0; i < Math.min(list.size(), Draft.MAX_PROBLEMS); i++) {
            ErrorLocation entry = location.in("entry " + (i + 1));
            JsonFields recipient =
                    JsonFields.of(Objects.requireNonNull(list.get(i)), RequestObject.RECIPIENT, entry, draft);
            Recipient read = recipient == null ? null : Recipient.read(recipient, draft);
            if (read != null) {
                recipients.add(read);
            }
        }
        checkCount(list.size(), location, draft);
        return new AdditionalRecipients(recipients);
    }

    static void checkCount(int count, ErrorLocation location, Draft draft) {
        if (count > MAX_ADDRESSES) {
            draft.reject(
                    location,
                    TOO_MANY_RECIPIENTS,
                    Wording.number(count) + " addresses, expected at most " + Wording.number(MAX_ADDRESSES));
        }
    }

    /** The body of a request with this member added. */
    byte[] addedTo(byte[] body) {
        ObjectNode request = (ObjectNode) Body.JSON.readTree(body);
        ArrayNode list = request.putObject(RequestObject.ADDITIONAL_RECIPIENTS.apiName())
                .putArray(Field.CC_EMAIL_ADDRESSES.apiName());
        for (Recipient recipient : cc) {
            ObjectNode entry = list.addObject().put(Field.EMAIL_ADDRESS.apiName(), recipient.emailAddress());
            if (recipient.displayName() != null) {
                entry.put(Field.DISPLAY_NAME.apiName(), recipient.displayName());
            }
        }
        return Body.JSON.writeValueAsBytes(request);
    }

    /** How many they are, and nothing of who: the SDK may print the attributes of a call. */
    @Override
    public String toString() {
        return "AdditionalRecipients of " + cc.size();
    }
}
