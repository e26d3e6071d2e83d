package contactcorrections.source;

/**
 * The input cannot be read, or is not what it was: the run cannot go on. The message is for the user and says where, what
 * was found and what to do.
 */
public final class InputException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public InputException(String message) {
        super(message);
    }

    public InputException(String message, Throwable cause) {
        super(message, cause);
    }
}
