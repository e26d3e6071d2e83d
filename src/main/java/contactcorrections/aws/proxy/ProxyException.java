package contactcorrections.aws.proxy;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkClientException;

/** A proxy lets no call through, whichever it is. The message is for the user and says what to do. */
public final class ProxyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private ProxyException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** What the SDK does not retry; it makes failures anew on their way, but keeps their causes. */
    static SdkClientException of(String message, @Nullable Throwable cause) {
        return SdkClientException.create(message, new ProxyException(message, cause));
    }

    /** What a failure says of a proxy, null if no proxy refused the call. */
    public static @Nullable String in(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProxyException refusal) {
                return refusal.getMessage();
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
