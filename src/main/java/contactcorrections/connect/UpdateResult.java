package contactcorrections.connect;

import contactcorrections.outcome.Calls;
import contactcorrections.row.RowError;

/** What came of sending one correction. */
public sealed interface UpdateResult {

    /** The attempts it took. */
    Calls calls();

    /** Connect accepted it. */
    record Updated(Calls calls) implements UpdateResult {}

    /** Connect rejected it. */
    record Refused(RowError error, Calls calls) implements UpdateResult {}

    /** The run stopped before Connect accepted or rejected it; there may have been no attempt at all. */
    record Undecided(Calls calls) implements UpdateResult {

        /** It is not known whether it was sent: it counts as sent. */
        public static final Undecided MAYBE_SENT = new Undecided(new Calls(1, 0, null, null, null));
    }
}
