package contactcorrections.request;

import static contactcorrections.request.ErrorCode.INSTANCE_ELSEWHERE;
import static contactcorrections.request.ErrorCode.INVALID_CONTACT_ID;
import static contactcorrections.request.ErrorCode.INVALID_INSTANCE_ID;
import static contactcorrections.request.ErrorCode.MISSING_CONTACT_ID;
import static contactcorrections.request.ErrorCode.MISSING_INSTANCE_ID;

import org.jspecify.annotations.Nullable;

/** Reads which contact a row is about, and what becomes of its name and description. */
final class ContactFields {

    private ContactFields() {}

    static void read(ColumnMembers members, Draft draft) {
        draft.contactId = contactId(members, draft);
        draft.instanceId = instanceId(members, draft);
        if (members.isGiven(Member.NAME, draft)) {
            draft.update();
            draft.changes.name = members.text(Member.NAME, TextLimit.NAME, draft);
        }
        if (members.isGiven(Member.DESCRIPTION, draft)) {
            draft.update();
            draft.changes.description = members.text(Member.DESCRIPTION, TextLimit.DESCRIPTION, draft);
        }
    }

    private static @Nullable String contactId(ColumnMembers members, Draft draft) {
        String id = members.text(Member.CONTACT_ID, TextLimit.CONTACT_ID, draft);
        if (id != null && !UrlPath.canCarry(id)) {
            draft.reject(
                    members.placeOf(Member.CONTACT_ID),
                    INVALID_CONTACT_ID,
                    Quantity.ofCharacters(id) + " that no address of a contact can carry, expected a contact id");
        } else if (!members.isGiven(Member.CONTACT_ID, draft)) {
            draft.reject(members.placeOf(Member.CONTACT_ID), MISSING_CONTACT_ID, "a blank cell, expected a contact id");
        }
        return id;
    }

    private static @Nullable String instanceId(ColumnMembers members, Draft draft) {
        if (!members.isGiven(Member.INSTANCE_ID, draft)) {
            return defaultInstanceId(members, draft);
        }
        String text = members.text(Member.INSTANCE_ID, draft);
        if (text == null) {
            return null;
        }
        String id = InstanceId.from(text);
        if (id == null) {
            reject(members, INVALID_INSTANCE_ID, Quantity.ofCharacters(text) + ", " + InstanceId.EXPECTED, draft);
        } else if (!TextLimit.INSTANCE_ID.isMetBy(id)) {
            reject(members, TextLimit.INSTANCE_ID.code(), TextLimit.INSTANCE_ID.complaint(id), draft);
        }
        InstanceArn.of(text)
                .map(draft.scope()::complaint)
                .ifPresent(complaint -> reject(members, INSTANCE_ELSEWHERE, complaint, draft));
        return id;
    }

    private static @Nullable String defaultInstanceId(ColumnMembers members, Draft draft) {
        String id = draft.settings().instanceId();
        if (id == null) {
            reject(members, MISSING_INSTANCE_ID, "no instance, expected InstanceId here or --instance-id", draft);
        }
        return id;
    }

    private static void reject(ColumnMembers members, ErrorCode code, String message, Draft draft) {
        Place place = members.has(Member.INSTANCE_ID) ? members.placeOf(Member.INSTANCE_ID) : Place.ROW;
        draft.reject(place, code, message);
    }
}
