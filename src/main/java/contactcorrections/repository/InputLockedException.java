package contactcorrections.repository;

import java.util.Objects;

/** Another process is applying the input. The message is for the user and says which. */
public final class InputLockedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    InputLockedException(String message) {
        super(message);
    }

    /** For the user. */
    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }
}
