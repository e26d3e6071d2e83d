package contactcorrections.contact;

/** What a row does to a field, by what Connect holds there. A blank text and none are the same. */
public enum ChangeKind {
    /** Nothing was there. */
    FIRST_SET,
    /** Something else was there. */
    CHANGED,
    /** Connect does not tell what was there, so that it counts as changed. */
    NOT_COMPARED,
    /** Something was there, nothing is left. */
    CLEARED,
    /** The same was there. */
    KEPT
}
