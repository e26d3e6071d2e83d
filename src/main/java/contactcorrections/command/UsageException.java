package contactcorrections.command;

import java.util.Objects;

/** The command line or a setting is wrong. The message is for the user: which one it is and what is accepted. */
final class UsageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UsageException(String message) {
        super(message);
    }

    /** For the user. */
    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }
}
