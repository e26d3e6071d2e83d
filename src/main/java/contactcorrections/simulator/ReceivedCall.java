package contactcorrections.simulator;

import java.time.Instant;

/**
 * An UpdateContact call as it arrived at the meter.
 *
 * @param body the request body as text
 * @param status the HTTP status that the service decided on; 0 if the connection was dropped before it did
 * @param answered whether the answer was sent; false with status 200 is an update that the caller does not know of
 */
public record ReceivedCall(
        Instant at, String instanceId, String contactId, String body, int status, boolean answered) {}
