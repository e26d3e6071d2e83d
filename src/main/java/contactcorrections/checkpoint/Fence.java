package contactcorrections.checkpoint;

/**
 * Keeps other processes from storing what became of the same rows, and keeps how far these rows are. Each method is called
 * within a transaction, {@link #holds} first.
 */
public interface Fence {

    /**
     * Locks, until the transaction ends, what somebody else has to change to take the rows over.
     *
     * @return false if somebody has
     */
    boolean holds();

    /** Grows with each process that the rows are given to. */
    long epoch();

    /** Rows up to this number may have been sent. */
    long begunRow();

    /** Rows up to this number may be sent from now on, and those that were before. */
    void raiseBegunRow(long row);

    /** No row after this number has been sent. */
    void setBegunRow(long row);

    /** So many rows are decided by this transaction. */
    void decided(int rows, int failed);

    /** All rows are decided. */
    void complete();
}
