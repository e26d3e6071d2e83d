package contactcorrections.request;

import static contactcorrections.request.ErrorCode.TOO_MANY_RECIPIENTS;

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
 * member: it goes with the call as an attribute, and {@link AdditionalRecipientsInterceptor} writes it into the body.
 */
record AdditionalRecipients(List<Recipient> cc) {

    static final ExecutionAttribute<AdditionalRecipients> ATTRIBUTE =
            new ExecutionAttribute<>("ContactCorrectionsAdditionalRecipients");

    private static final int MAX_ADDRESSES = 50;

    /** Made for the first such call, so that no other start waits for it. */
    private static final class Body {
        static final JsonMapper JSON = new JsonMapper();
    }

    static @Nullable AdditionalRecipients read(Members members, Draft draft) {
        if (members instanceof JsonMembers json) {
            return json.isGiven(Member.CC_EMAIL_ADDRESSES, draft) ? readJson(json, draft) : null;
        }
        String cell = members.text(Member.CC, draft);
        if (cell == null) {
            return null;
        }
        return new AdditionalRecipients(
                cell.isEmpty() ? List.of() : RecipientCell.read(cell, members.placeOf(Member.CC), draft));
    }

    private static @Nullable AdditionalRecipients readJson(JsonMembers members, Draft draft) {
        JsonNode list = members.node(Member.CC_EMAIL_ADDRESSES);
        if (!members.isOfKind(list.isArray(), Member.CC_EMAIL_ADDRESSES, "an array", draft)) {
            return null;
        }
        Place place = members.placeOf(Member.CC_EMAIL_ADDRESSES);
        List<Recipient> recipients = new ArrayList<>();
        for (int i = 0; i < Math.min(list.size(), Draft.MAX_PROBLEMS); i++) {
            Place entry = place.in("entry " + (i + 1));
            JsonMembers recipient = JsonMembers.of(Objects.requireNonNull(list.get(i)), Group.RECIPIENT, entry, draft);
            Recipient read = recipient == null ? null : Recipient.read(recipient, draft);
            if (read != null) {
                recipients.add(read);
            }
        }
        checkCount(list.size(), place, draft);
        return new AdditionalRecipients(recipients);
    }

    static void checkCount(int count, Place place, Draft draft) {
        if (count > MAX_ADDRESSES) {
            draft.reject(
                    place,
                    TOO_MANY_RECIPIENTS,
                    Quantity.of(count) + " addresses, expected at most " + Quantity.of(MAX_ADDRESSES));
        }
    }

    /** The body of a request with this member added. */
    byte[] addedTo(byte[] body) {
        ObjectNode request = (ObjectNode) Body.JSON.readTree(body);
        ArrayNode list =
                request.putObject(Group.ADDITIONAL_RECIPIENTS.apiName()).putArray(Member.CC_EMAIL_ADDRESSES.apiName());
        for (Recipient recipient : cc) {
            ObjectNode entry = list.addObject().put(Member.EMAIL_ADDRESS.apiName(), recipient.emailAddress());
            if (recipient.displayName() != null) {
                entry.put(Member.DISPLAY_NAME.apiName(), recipient.displayName());
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
