package contactcorrections.connect;

import contactcorrections.connect.attempt.CallResult;
import contactcorrections.connect.attempt.OperationCaller;
import contactcorrections.request.Correction;
import contactcorrections.row.RowError;
import contactcorrections.run.Sleeper;
import software.amazon.awssdk.services.connect.ConnectClient;
import software.amazon.awssdk.services.connect.model.UpdateContactResponse;

/** Sends a correction until Connect has accepted or rejected it, or the run is to stop. */
public final class ContactUpdater {

    private final ConnectClient connect;
    private final OperationCaller<UpdateContactResponse> caller;

    ContactUpdater(ConnectClient connect, OperationCaller<UpdateContactResponse> caller) {
        this.connect = connect;
        this.caller = caller;
    }

    /**
     * Sends the correction; blocks until its fate is known.
     *
     * @param pause how to wait before a retry; the stop signal ends it
     */
    public UpdateResult update(Correction correction, Sleeper pause) {
        CallResult<UpdateContactResponse> result =
                caller.call(correction.position().line(), () -> connect.updateContact(correction.request()), pause);
        if (result instanceof CallResult.Rejected<UpdateContactResponse> rejected) {
            String message = "Connect refused the update: %s (HTTP %s)".formatted(rejected.code(), rejected.status());
            return new UpdateResult.Refused(new RowError(rejected.code(), null, message), result.calls());
        }
        return result instanceof CallResult.Answered<UpdateContactResponse>
                ? new UpdateResult.Updated(result.calls())
                : new UpdateResult.Undecided(result.calls());
    }
}
