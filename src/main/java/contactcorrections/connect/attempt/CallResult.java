package contactcorrections.connect.attempt;

import contactcorrections.outcome.Calls;

/** What came of calling an operation for one row. */
public sealed interface CallResult<T> {

    /** The attempts it took. */
    Calls calls();

    /** Connect did what was asked. */
    record Answered<T>(T answer, Calls calls) implements CallResult<T> {}

    /**
     * Connect rejected it, for this row alone.
     *
     * @param code Connect's error code
     * @param status HTTP status
     */
    record Rejected<T>(String code, int status, Calls calls) implements CallResult<T> {}

    /** The run stopped before Connect answered; there may have been no attempt at all. */
    record Undecided<T>(Calls calls) implements CallResult<T> {}
}
