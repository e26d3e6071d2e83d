package contactcorrections.connect.attempt;

import contactcorrections.run.CallMonitor;
import org.jspecify.annotations.Nullable;

/** What one attempt came to. */
sealed interface Response {

    /** AWS request id, if the answer bore one. */
    @Nullable
    String requestId();

    /** Tells whoever watches the calls: but for the kinds that say so, it is an answer that ends an outage. */
    default void tell(CallMonitor monitor) {
        monitor.answered();
    }

    /** Connect did what was asked. */
    record Accepted(@Nullable String requestId) implements Response {}

    /** Connect rejected this row. */
    record Rejected(String code, int status, @Nullable String requestId) implements Response {

        @Override
        public void tell(CallMonitor monitor) {
            monitor.answered();
            monitor.refused();
        }
    }

    /** Somebody else is changing the contact: a few more attempts may help. */
    record Conflict(String code, int status, @Nullable String requestId) implements Response {}

    /** The quota is used up for the moment. */
    record Throttled(@Nullable String requestId) implements Response {

        @Override
        public void tell(CallMonitor monitor) {
            monitor.throttled();
        }
    }

    /**
     * Connect could not answer, or could not be reached: it may later.
     *
     * @param what for people, such as "HTTP 503" or "no connection"
     * @param answered whether there was an answer at all
     */
    record Transient(
            String what, boolean answered, @Nullable String requestId) implements Response {

        @Override
        public void tell(CallMonitor monitor) {
            monitor.failed(what);
        }
    }

    /**
     * The clocks of this machine and of Connect differ. The SDK has taken note of Connect's, so that the next attempt is
     * signed for it.
     *
     * @param message for people, should the next attempt not help
     */
    record ClockSkew(String message, @Nullable String requestId) implements Response {}

    /**
     * Connect would reject every row.
     *
     * @param message for people: what it said and what to do
     */
    record Fatal(String message, @Nullable String requestId) implements Response {}
}
