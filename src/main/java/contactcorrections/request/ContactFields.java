package contactcorrections.request;

import static contactcorrections.request.ErrorCode.INSTANCE_ELSEWHERE;
import static contactcorrections.request.ErrorCode.INVALID_CONTACT_ID;
import static contactcorrections.request.ErrorCode.INVALID_INSTANCE_ID;
import static contactcorrections.request.ErrorCode.MISSING_CONTACT_ID;
import static contactcorrections.request.ErrorCode.MISSING_INSTANCE_ID;

import contactcorrections.run.Wording;
import org.jspecify.annotations.Nullable;

/** Reads which contact a row is about, and what becomes of its name and description. */
final class ContactFields {

    private ContactFields() {}

    static void read(ColumnFields fields, Draft draft) {
        draft.contactId = contactId(fields, draft);
        draft.instanceId = instanceId(fields, draft);
        if (fields.isGiven(Field.NAME, draft)) {
            draft.update();
            draft.changes.name = fields.text(Field.NAME, TextLimit.NAME, draft);
        }
        if (fields.isGiven(Field.DESCRIPTION, draft)) {
            draft.update();
            draft.changes.description = fields.text(Field.DESCRIPTION, TextLimit.DESCRIPTION, draft);
        }
    }

    private static @Nullable String contactId(ColumnFields fields, Draft draft) {
        String id = fields.text(Field.CONTACT_ID, TextLimit.CONTACT_ID, draft);
        if (id != null && !UrlPath.canCarry(id)) {
            draft.reject(
                    fields.locationOf(Field.CONTACT_ID),
                    INVALID_CONTACT_ID,
                    Wording.characters(id) + " that no address of a contact can carry, expected a contact id");
        } else if (!fields.isGiven(Field.CONTACT_ID, draft)) {
            draft.reject(
                    fields.locationOf(Field.CONTACT_ID), MISSING_CONTACT_ID, "a blank cell, expected a contact id");
        }
        return id;
    }

    private static @Nullable String instanceId(ColumnFields fields, Draft draft) {
        if (!fields.isGiven(Field.INSTANCE_ID, draft)) {
            return defaultInstanceId(fields, draft);
        }
        String text = fields.text(Field.INSTANCE_ID, draft);
        if (text == null) {
            return null;
        }
        String id = InstanceId.from(text);
        if (id == null) {
            reject(fields, INVALID_INSTANCE_ID, Wording.characters(text) + ", " + InstanceId.EXPECTED, draft);
        } else if (!TextLimit.INSTANCE_ID.isMetBy(id)) {
            reject(fields, TextLimit.INSTANCE_ID.code(), TextLimit.INSTANCE_ID.complaint(id), draft);
        }
        InstanceArn.of(text)
                .map(draft.scope()::complaint)
                .ifPresent(complaint -> reject(fields, INSTANCE_ELSEWHERE, complaint, draft));
        return id;
    }

    private static @Nullable String defaultInstanceId(ColumnFields fields, Draft draft) {
        String id = draft.settings().instanceId();
        if (id == null) {
            reject(fields, MISSING_INSTANCE_ID, "no instance, expected InstanceId here or --instance-id", draft);
        }
        return id;
    }

    private static void reject(ColumnFields fields, ErrorCode code, String message, Draft draft) {
        ErrorLocation location =
                fields.has(Field.INSTANCE_ID) ? fields.locationOf(Field.INSTANCE_ID) : ErrorLocation.ROW;
        draft.reject(location, code, message);
    }
}
