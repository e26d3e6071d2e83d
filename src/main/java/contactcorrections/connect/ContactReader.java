package contactcorrections.connect;

import contactcorrections.connect.attempt.CallResult;
import contactcorrections.connect.attempt.OperationCaller;
import contactcorrections.outcome.Calls;
import contactcorrections.request.Correction;
import contactcorrections.request.value.Choice;
import contactcorrections.row.RowError;
import contactcorrections.run.Sleeper;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.connect.ConnectClient;
import software.amazon.awssdk.services.connect.model.Contact;
import software.amazon.awssdk.services.connect.model.DescribeContactResponse;
import software.amazon.awssdk.services.connect.model.ListContactReferencesRequest;
import software.amazon.awssdk.services.connect.model.ListContactReferencesResponse;
import software.amazon.awssdk.services.connect.model.ReferenceSummary;
import software.amazon.awssdk.services.connect.model.UpdateContactRequest;

/** Reads what Connect holds for the contact of a row, as far as the row needs it. */
public final class ContactReader {

    /** So many a call, as the API reference has it. */
    private static final int MOST_TYPES = 6;

    /** ListContactReferences calls for a contact's references of all types, unless they take several pages. */
    public static final int CALLS_FOR_REFERENCES =
            (Choice.REFERENCE_TYPE.spellings().size() + MOST_TYPES - 1) / MOST_TYPES;

    private final ConnectClient connect;
    private final OperationCaller<DescribeContactResponse> describe;
    private final OperationCaller<ListContactReferencesResponse> references;

    ContactReader(
            ConnectClient connect,
            OperationCaller<DescribeContactResponse> describe,
            OperationCaller<ListContactReferencesResponse> references) {
        this.connect = connect;
        this.describe = describe;
        this.references = references;
    }

    /** What came of reading a contact. */
    public sealed interface ReadResult {

        /** The DescribeContact calls that it took. */
        Calls calls();

        /**
         * What Connect holds.
         *
         * @param references empty where the row is about none
         */
        record Held(Contact contact, List<ReferenceSummary> references, Calls calls) implements ReadResult {}

        /** Connect does not tell it, for this contact alone. */
        record Refused(RowError error, Calls calls) implements ReadResult {}

        /** The run stopped before. */
        record Undecided(Calls calls) implements ReadResult {}
    }

    /**
     * Reads the contact; blocks until Connect has answered or the run is to stop.
     *
     * @param pause how to wait before a retry; the stop signal ends it
     */
    public ReadResult read(Correction correction, Sleeper pause) {
        CallResult<DescribeContactResponse> described = describe.call(
                correction.position().line(),
                () -> connect.describeContact(
                        request -> request.instanceId(correction.instanceId()).contactId(correction.contactId())),
                pause);
        if (!(described instanceof CallResult.Answered<DescribeContactResponse> answered)) {
            return failed(described, described.calls());
        }
        Contact contact = answered.answer().contact();
        return needsReferences(correction)
                ? withReferences(contact, correction, described.calls(), pause)
                : new ReadResult.Held(contact, List.of(), described.calls());
    }

    private static boolean needsReferences(Correction correction) {
        UpdateContactRequest expected = correction.expected();
        return correction.request().hasReferences() || (expected != null && expected.hasReferences());
    }

    private ReadResult withReferences(Contact contact, Correction correction, Calls calls, Sleeper pause) {
        List<ReferenceSummary> all = new ArrayList<>();
        List<String> types = Choice.REFERENCE_TYPE.spellings();
        for (int from = 0; from < types.size(); from += MOST_TYPES) {
            List<String> some = types.subList(from, Math.min(from + MOST_TYPES, types.size()));
            String page = null;
            do {
                CallResult<ListContactReferencesResponse> listed = list(correction, some, page, pause);
                if (!(listed instanceof CallResult.Answered<ListContactReferencesResponse> answered)) {
                    return failed(listed, calls);
                }
                all.addAll(answered.answer().referenceSummaryList());
                String next = answered.answer().nextToken();
                page = next == null || next.equals(page) ? null : next;
            } while (page != null);
        }
        return new ReadResult.Held(contact, all, calls);
    }

    private CallResult<ListContactReferencesResponse> list(
            Correction correction, List<String> types, @Nullable String page, Sleeper pause) {
        ListContactReferencesRequest request = ListContactReferencesRequest.builder()
                .instanceId(correction.instanceId())
                .contactId(correction.contactId())
                .referenceTypesWithStrings(types)
                .nextToken(page)
                .build();
        return references.call(correction.position().line(), () -> connect.listContactReferences(request), pause);
    }

    private static ReadResult failed(CallResult<?> result, Calls calls) {
        if (result instanceof CallResult.Rejected<?> rejected) {
            String message = "Connect refused to tell what it holds for the contact: %s (HTTP %s)"
                    .formatted(rejected.code(), rejected.status());
            return new ReadResult.Refused(new RowError(rejected.code(), null, message), calls);
        }
        return new ReadResult.Undecided(calls);
    }
}
