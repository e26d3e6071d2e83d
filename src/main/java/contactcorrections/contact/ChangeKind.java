package contactcorrections.contact;

/** What a row does to a field, by what Connect holds there. A blank text and none are the same. */
public enum ChangeKind {
    /** Nothing was there. */
    FIRST_SET,
    /** Something else was there, or Connect does not tell. */
    CHANGED,
    /** Something was there, nothing is left. */
    CLEARED,
    /** The same was there. */
    KEPT
}
