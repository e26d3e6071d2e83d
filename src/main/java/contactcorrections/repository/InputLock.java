package contactcorrections.repository;

/** An input that no other process applies until this is closed. */
public interface InputLock extends AutoCloseable {

    /** Whether it was seen held so lately that a call may leave. */
    boolean isFresh();

    @Override
    void close();
}
