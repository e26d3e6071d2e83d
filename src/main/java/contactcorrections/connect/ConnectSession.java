package contactcorrections.connect;

import contactcorrections.connect.attempt.CallContext;
import contactcorrections.connect.attempt.OperationCaller;
import contactcorrections.connect.attempt.ResponseReader;
import contactcorrections.run.CallMonitor;
import contactcorrections.throttle.Operation;
import contactcorrections.throttle.Throttle;
import java.net.URI;
import java.util.function.Function;
import software.amazon.awssdk.services.connect.ConnectClient;
import software.amazon.awssdk.services.connect.model.ConnectResponse;

/** Connect, opened for the calls of one run. */
public final class ConnectSession implements AutoCloseable {

    private final ConnectClient client;
    private final CallContext context;

    ConnectSession(ConnectClient client, CallContext context) {
        this.client = client;
        this.context = context;
    }

    /**
     * What sends corrections.
     *
     * @param throttle of UpdateContact
     */
    public ContactUpdater updater(Throttle throttle, CallMonitor monitor) {
        return new ContactUpdater(client, caller(Operation.UPDATE_CONTACT, throttle, monitor));
    }

    /**
     * What reads contacts.
     *
     * @param throttles the throttle of each operation
     */
    public ContactReader reader(Function<Operation, Throttle> throttles, CallMonitor monitor) {
        return new ContactReader(
                client,
                caller(Operation.DESCRIBE_CONTACT, throttles.apply(Operation.DESCRIBE_CONTACT), monitor),
                caller(Operation.LIST_CONTACT_REFERENCES, throttles.apply(Operation.LIST_CONTACT_REFERENCES), monitor));
    }

    private <T extends ConnectResponse> OperationCaller<T> caller(
            Operation operation, Throttle throttle, CallMonitor monitor) {
        return new OperationCaller<>(context, new ResponseReader(operation, endpoint(client)), throttle, monitor);
    }

    /** Closes the client; calls that are open fail. */
    @Override
    public void close() {
        client.close();
    }

    /** What the client calls, for people. */
    static String endpoint(ConnectClient client) {
        return client.serviceClientConfiguration()
                .endpointOverride()
                .map(ConnectSession::withoutUser)
                .orElseGet(() -> "Region " + client.serviceClientConfiguration().region());
    }

    private static String withoutUser(URI endpoint) {
        return endpoint.toString().replaceFirst("//[^/@]*@", "//");
    }
}
