package contactcorrections.notify;

import org.jspecify.annotations.Nullable;

/** A way to tell somebody. */
interface Channel {

    /**
     * Sends a notice, with some more attempts if the first comes to nothing.
     *
     * @return null if it was taken, else why not, for the user
     */
    @Nullable
    Failure send(Notice notice) throws InterruptedException;

    /**
     * A notice that was not taken.
     *
     * @param reason in a few words, without a full stop
     * @param remedy what the user can do, in whole sentences; empty where the reason says it
     */
    record Failure(String reason, String remedy) {}
}
