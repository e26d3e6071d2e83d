package contactcorrections.connect;

import org.jspecify.annotations.Nullable;

/** What one attempt came to. */
sealed interface Answer {

    /** AWS request id, if the answer bore one. */
    @Nullable
    String requestId();

    /** Connect did what was asked. */
    record Accepted(@Nullable String requestId) implements Answer {}

    /** Connect said a definite no to this row. */
    record No(String code, int status, @Nullable String requestId) implements Answer {}

    /** Somebody else is changing the contact: a few more attempts may help. */
    record Conflict(String code, int status, @Nullable String requestId) implements Answer {}

    /** The quota is used up for the moment. */
    record Throttled(@Nullable String requestId) implements Answer {}

    /**
     * Connect could not answer, or could not be reached: it may later.
     *
     * @param what for people, such as "HTTP 503" or "no connection"
     * @param answered whether there was an answer at all
     */
    record NotNow(String what, boolean answered, @Nullable String requestId) implements Answer {}

    /**
     * The clocks of this machine and of Connect differ. The SDK has taken note of Connect's, so that the next attempt is
     * signed for it.
     *
     * @param message for people, should the next attempt not help
     */
    record ClockSkew(String message, @Nullable String requestId) implements Answer {}

    /**
     * Connect would say the same to every row.
     *
     * @param message for people: what it said and what to do
     */
    record NoToAll(String message, @Nullable String requestId) implements Answer {}
}
