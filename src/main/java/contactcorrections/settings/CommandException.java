package contactcorrections.settings;

import contactcorrections.run.ExitState;
import java.util.Objects;

/** A command cannot do its work. The message is for the user: what happened and what to do. */
public final class CommandException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ExitState state;

    public CommandException(ExitState state, String message) {
        super(message);
        this.state = state;
    }

    public CommandException(ExitState state, String message, Throwable cause) {
        super(message, cause);
        this.state = state;
    }

    public ExitState state() {
        return state;
    }

    /** For the user. */
    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }
}
