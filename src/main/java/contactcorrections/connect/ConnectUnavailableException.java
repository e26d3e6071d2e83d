package contactcorrections.connect;

import java.util.Objects;

/** Connect cannot be called at all, as things are set up. The message is for the user. */
public final class ConnectUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ConnectUnavailableException(String message) {
        super(message);
    }

    public ConnectUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }

    /** For the user. */
    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }
}
