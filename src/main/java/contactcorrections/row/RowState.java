package contactcorrections.row;

/** What became of a row, once and for all. A row that has no state yet is remaining. */
public enum RowState {
    /** Connect accepted it. */
    SUCCEEDED,
    /** Connect holds its values already, so it was not sent. */
    UNCHANGED,
    /** It broke a rule and was never sent. */
    INVALID,
    /** Connect rejected it, or holds another value than the row expects. */
    REFUSED;

    /** Whether it is one of those that somebody has to look at. */
    public boolean isFailed() {
        return this == INVALID || this == REFUSED;
    }
}
