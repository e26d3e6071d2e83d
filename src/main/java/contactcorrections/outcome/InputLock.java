package contactcorrections.outcome;

/** An input that no other process applies until this is closed. */
public interface InputLock extends AutoCloseable {

    @Override
    void close();
}
