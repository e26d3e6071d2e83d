package contactcorrections.request;

import static java.util.Objects.requireNonNull;

import contactcorrections.request.column.ErrorLocation;
import contactcorrections.request.value.ErrorCode;
import contactcorrections.run.Wording;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.connect.model.Reference;
import software.amazon.awssdk.services.connect.model.SegmentAttributeValue;
import software.amazon.awssdk.services.connect.model.UpdateContactRequest;

/**
 * What a row changes about its contact, or expects of it. The SDK's objects are made when the row is sent: a row that is only
 * validated needs none.
 */
final class RequestBuilder implements Supplier<UpdateContactRequest> {

    /** UTF-8 bytes that the keys and values of all references of a contact may take together, as the API reference has it. */
    private static final int MAX_REFERENCE_BYTES = 4_096;

    private final Map<String, Consumer<Reference.Builder>> references = new LinkedHashMap<>();
    private final Map<String, Consumer<SegmentAttributeValue.Builder>> segmentAttributes = new LinkedHashMap<>();
    private @Nullable Consumer<UpdateContactRequest.Builder> changes;
    private @Nullable String contactId;
    private @Nullable String instanceId;
    private boolean given;
    private int referenceBytes;
    private @Nullable ErrorLocation overfull;

    void setContact(@Nullable String contactId, @Nullable String instanceId) {
        this.contactId = contactId;
        this.instanceId = instanceId;
    }

    /** One for the same contact, of which nothing else is given. */
    RequestBuilder ofTheSameContact() {
        RequestBuilder other = new RequestBuilder();
        other.setContact(contactId, instanceId);
        return other;
    }

    /** Notes that the row gives a field, be it right or wrong. */
    void give() {
        given = true;
    }

    boolean isGiven() {
        return given;
    }

    void change(Consumer<UpdateContactRequest.Builder> change) {
        changes = changes == null ? change : changes.andThen(change);
    }

    /** @param bytes that the reference's key and value take of what all of them may */
    void put(String key, Consumer<Reference.Builder> reference, int bytes, ErrorLocation location) {
        references.put(key, reference);
        referenceBytes += bytes;
        if (overfull == null && referenceBytes > MAX_REFERENCE_BYTES) {
            overfull = location;
        }
    }

    void put(String key, Consumer<SegmentAttributeValue.Builder> value) {
        segmentAttributes.put(key, value);
    }

    /** Notes what is wrong with the update as a whole. */
    void check(RowContext row) {
        if (overfull != null) {
            row.reject(
                    overfull,
                    ErrorCode.REFERENCES_TOO_LARGE,
                    Wording.count(referenceBytes, "byte")
                            + " of keys and values in all references of the row, expected at most "
                            + Wording.number(MAX_REFERENCE_BYTES));
        }
        if (!given) {
            row.reject(
                    ErrorLocation.ROW,
                    ErrorCode.NOTHING_TO_UPDATE,
                    "no cell to update, expected at least one that is not blank");
        }
    }

    /** The id of a contact that passed every check. */
    String contactId() {
        return requireNonNull(contactId);
    }

    /** The id of an instance that passed every check. */
    String instanceId() {
        return requireNonNull(instanceId);
    }

    @Override
    public UpdateContactRequest get() {
        UpdateContactRequest.Builder request =
                UpdateContactRequest.builder().instanceId(instanceId).contactId(contactId);
        if (!references.isEmpty()) {
            Map<String, Reference> built = new LinkedHashMap<>();
            references.forEach((key, reference) ->
                    built.put(key, Reference.builder().applyMutation(reference).build()));
            request.references(built);
        }
        if (!segmentAttributes.isEmpty()) {
            request.segmentAttributes(toSdk(segmentAttributes));
        }
        if (changes != null) {
            changes.accept(request);
        }
        return request.build();
    }

    static Map<String, SegmentAttributeValue> toSdk(Map<String, Consumer<SegmentAttributeValue.Builder>> values) {
        Map<String, SegmentAttributeValue> built = new LinkedHashMap<>();
        values.forEach((key, value) -> built.put(key, toSdk(value)));
        return built;
    }

    static SegmentAttributeValue toSdk(Consumer<SegmentAttributeValue.Builder> value) {
        return SegmentAttributeValue.builder().applyMutation(value).build();
    }
}
