package contactcorrections.changes;

import contactcorrections.disk.WriteFailure;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What rows change cannot be kept, or cannot be read back. The message is for the user: where, why, and what to do. */
public final class ChangeLogException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private ChangeLogException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    static ChangeLogException cannotKeep(String place, IOException cause) {
        return cannotKeep(place, WriteFailure.explainOfOnlyPlace(cause), cause);
    }

    /** @param why what happened and what to do */
    static ChangeLogException cannotKeep(String place, String why, Throwable cause) {
        return new ChangeLogException("What rows change cannot be kept in %s: %s.".formatted(place, why), cause);
    }

    static ChangeLogException cannotRemove(String place, IOException cause) {
        return new ChangeLogException(
                "What rows change cannot be removed from %s: %s."
                        .formatted(place, WriteFailure.explainOfOnlyPlace(cause)),
                cause);
    }

    static ChangeLogException cannotRead(String place, IOException cause) {
        String why = cause instanceof AccessDeniedException
                ? "no permission to read it; give this user read access"
                : "reading failed (%s); run again when it can be read"
                        .formatted(cause.getClass().getSimpleName());
        return cannotRead(place, why, cause);
    }

    /** @param why what was found and what to do */
    static ChangeLogException cannotRead(String place, String why, @Nullable Throwable cause) {
        return new ChangeLogException("What rows change cannot be read from %s: %s.".formatted(place, why), cause);
    }

    /** Another process of the run keeps them in a folder that this one does not see. */
    static ChangeLogException notShared(String place) {
        return new ChangeLogException(
                "What rows change is kept in %s, which this process does not see. Run with --report-to s3://BUCKET/PREFIX/, or a folder that every process sees."
                        .formatted(place),
                null);
    }

    /** What earlier processes kept is not there any more. */
    public static ChangeLogException gone(String place) {
        return new ChangeLogException(
                "What earlier runs of this input kept in %s is not there any more. Put it back, or run without --undo; what they changed is in succeeded.csv."
                        .formatted(place),
                null);
    }

    /** The same for another thread. */
    ChangeLogException again() {
        return new ChangeLogException(getMessage(), this);
    }

    /** For the user. */
    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }
}
