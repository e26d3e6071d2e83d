package contactcorrections.aws.proxy;

import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A proxy cannot be reached, or reaches nothing, which may pass. The message is for the user, to stand within a sentence. */
public final class ProxyOutageException extends IOException {

    private static final long serialVersionUID = 1L;

    ProxyOutageException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** What a failure says of a proxy, null if it was no proxy's. */
    public static @Nullable String in(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProxyOutageException outage) {
                return outage.getMessage();
            }
        }
        return null;
    }

    /** For the user. */
    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }
}
