package contactcorrections.connect;

import contactcorrections.outcome.Calls;
import contactcorrections.row.RowError;
import org.jspecify.annotations.Nullable;

/** What came of sending one correction. */
public sealed interface UpdateResult {

    /** The attempts it took. */
    Calls calls();

    /**
     * Connect accepted it; in a plan, it would be sent.
     *
     * @param changes what it changes, for those who count it; null where the contact was not read
     */
    record Updated(Calls calls, @Nullable String changes) implements UpdateResult {

        public Updated(Calls calls) {
            this(calls, null);
        }
    }

    /** Connect holds its values already, so it was not sent. */
    record Unchanged(Calls calls, String changes) implements UpdateResult {}

    /** Connect rejected it, or holds another value than the row expects. */
    record Refused(RowError error, Calls calls) implements UpdateResult {}

    /** The run stopped before Connect accepted or rejected it; there may have been no attempt at all. */
    record Undecided(Calls calls) implements UpdateResult {

        /** It is not known whether it was sent: it counts as sent. */
        public static final Undecided MAYBE_SENT = new Undecided(new Calls(1, 0, null, null, null));
    }
}
