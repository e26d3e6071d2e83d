package contactcorrections.simulator;

import java.time.Instant;

/**
 * A call as it arrived at the meter.
 *
 * @param body the request body as text, empty for an operation that reads
 * @param status the HTTP status that the service decided on; 0 if the connection was dropped before it did
 * @param answered whether the answer was sent; false with status 200 is an update that the caller does not know of
 */
public record ReceivedCall(
        Instant at,
        Operation operation,
        String instanceId,
        String contactId,
        String body,
        int status,
        boolean answered) {}
