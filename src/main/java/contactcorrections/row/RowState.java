package contactcorrections.row;

/** What became of a row, once and for all. A row that has no state yet is remaining. */
public enum RowState {
    /** Connect accepted it. */
    SUCCEEDED,
    /** It broke a rule and was never sent. */
    INVALID,
    /** It was sent, and Connect rejected it. */
    REFUSED
}
