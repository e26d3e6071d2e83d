package contactcorrections.request;

import static java.util.Objects.requireNonNull;

import contactcorrections.request.column.ErrorLocation;
import contactcorrections.request.value.AdditionalRecipients;
import contactcorrections.request.value.ErrorCode;
import contactcorrections.row.RowPosition;
import contactcorrections.run.Wording;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.connect.model.Endpoint;
import software.amazon.awssdk.services.connect.model.Reference;
import software.amazon.awssdk.services.connect.model.SegmentAttributeValue;
import software.amazon.awssdk.services.connect.model.UpdateContactRequest;

/** What a row changes about its contact; what is null stays as it is. The SDK's objects are made when the row is sent. */
final class CorrectionBuilder {

    /** UTF-8 bytes that the keys and values of all references of a contact may take together, as the API reference has it. */
    private static final int MAX_REFERENCE_BYTES = 4_096;

    @Nullable
    String contactId;

    @Nullable
    String instanceId;

    @Nullable
    String name;

    @Nullable
    String description;

    @Nullable
    String queueId;

    @Nullable
    String userId;

    @Nullable
    Supplier<Endpoint> customerEndpoint;

    @Nullable
    Supplier<Endpoint> systemEndpoint;

    @Nullable
    AdditionalRecipients additionalRecipients;

    private @Nullable Map<String, Supplier<Reference>> references;
    private @Nullable Map<String, Supplier<SegmentAttributeValue>> segmentAttributes;
    private boolean updating;
    private int referenceBytes;
    private @Nullable ErrorLocation overfull;

    /** Notes that the row gives something to update, be it right or wrong. */
    void update() {
        updating = true;
    }

    /** @param bytes that the reference's key and value take of what all of them may */
    void put(String key, Supplier<Reference> reference, int bytes, ErrorLocation location) {
        if (references == null) {
            references = new LinkedHashMap<>();
        }
        references.put(key, reference);
        referenceBytes += bytes;
        if (overfull == null && referenceBytes > MAX_REFERENCE_BYTES) {
            overfull = location;
        }
    }

    void put(String key, Supplier<SegmentAttributeValue> value) {
        if (segmentAttributes == null) {
            segmentAttributes = new LinkedHashMap<>();
        }
        segmentAttributes.put(key, value);
    }

    /** Notes what is wrong with the row as a whole. */
    void check(RowContext row) {
        if (overfull != null) {
            row.reject(
                    overfull,
                    ErrorCode.REFERENCES_TOO_LARGE,
                    Wording.count(referenceBytes, "byte")
                            + " of keys and values in all references of the row, expected at most "
                            + Wording.number(MAX_REFERENCE_BYTES));
        }
        if (!updating) {
            row.reject(
                    ErrorLocation.ROW,
                    ErrorCode.NOTHING_TO_UPDATE,
                    "no cell to update, expected at least one that is not blank");
        }
    }

    /** @param row one without errors */
    Correction build(RowPosition position, RowContext row) {
        return new Correction(
                position, requireNonNull(contactId), requireNonNull(instanceId), row.cleared(), this::request);
    }

    private UpdateContactRequest request() {
        UpdateContactRequest.Builder request = UpdateContactRequest.builder()
                .instanceId(instanceId)
                .contactId(contactId)
                .name(name)
                .description(description);
        if (references != null) {
            request.references(values(references));
        }
        if (segmentAttributes != null) {
            request.segmentAttributes(values(segmentAttributes));
        }
        if (queueId != null) {
            request.queueInfo(queue -> queue.id(queueId));
        }
        if (userId != null) {
            request.userInfo(user -> user.userId(userId));
        }
        if (customerEndpoint != null) {
            request.customerEndpoint(customerEndpoint.get());
        }
        if (systemEndpoint != null) {
            request.systemEndpoint(systemEndpoint.get());
        }
        if (additionalRecipients != null) {
            request.overrideConfiguration(
                    call -> call.putExecutionAttribute(AdditionalRecipients.ATTRIBUTE, additionalRecipients));
        }
        return request.build();
    }

    static <T> Map<String, T> values(Map<String, Supplier<T>> suppliers) {
        Map<String, T> values = new LinkedHashMap<>();
        suppliers.forEach((key, supplier) -> values.put(key, supplier.get()));
        return values;
    }
}
