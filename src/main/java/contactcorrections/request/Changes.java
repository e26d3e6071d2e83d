package contactcorrections.request;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.connect.model.Reference;
import software.amazon.awssdk.services.connect.model.UpdateContactRequest;

/** What a row changes about its contact; what is null stays as it is. Handed over by the draft once it is complete. */
final class Changes {

    @Nullable
    String name;

    @Nullable
    String description;

    @Nullable
    String queueId;

    @Nullable
    String userId;

    @Nullable
    EndpointUpdate customerEndpoint;

    @Nullable
    EndpointUpdate systemEndpoint;

    @Nullable
    AdditionalRecipients additionalRecipients;

    private @Nullable Map<String, ReferenceUpdate> references;
    private @Nullable Map<String, SegmentValue> segmentAttributes;
    private @Nullable List<String> cleared;

    void put(String key, ReferenceUpdate reference) {
        if (references == null) {
            references = new LinkedHashMap<>();
        }
        references.put(key, reference);
    }

    void put(String key, SegmentValue value) {
        if (segmentAttributes == null) {
            segmentAttributes = new LinkedHashMap<>();
        }
        segmentAttributes.put(key, value);
    }

    /** Notes that the cell of a column empties its field. */
    void clear(ErrorLocation column) {
        if (cleared == null) {
            cleared = new ArrayList<>();
        }
        cleared.add(String.valueOf(column.header()));
    }

    /** The columns, by the names that the file gives them, whose fields are emptied. */
    List<String> cleared() {
        return cleared == null ? List.of() : cleared;
    }

    UpdateContactRequest toSdk(String instanceId, String contactId) {
        UpdateContactRequest.Builder request = UpdateContactRequest.builder()
                .instanceId(instanceId)
                .contactId(contactId)
                .name(name)
                .description(description);
        if (references != null) {
            Map<String, Reference> values = new LinkedHashMap<>();
            references.forEach((key, reference) -> values.put(key, reference.toSdk()));
            request.references(values);
        }
        if (segmentAttributes != null) {
            request.segmentAttributes(SegmentValue.Entries.toSdk(segmentAttributes));
        }
        if (queueId != null) {
            request.queueInfo(queue -> queue.id(queueId));
        }
        if (userId != null) {
            request.userInfo(user -> user.userId(userId));
        }
        if (customerEndpoint != null) {
            request.customerEndpoint(customerEndpoint.toSdk());
        }
        if (systemEndpoint != null) {
            request.systemEndpoint(systemEndpoint.toSdk());
        }
        if (additionalRecipients != null) {
            request.overrideConfiguration(
                    call -> call.putExecutionAttribute(AdditionalRecipients.ATTRIBUTE, additionalRecipients));
        }
        return request.build();
    }
}
