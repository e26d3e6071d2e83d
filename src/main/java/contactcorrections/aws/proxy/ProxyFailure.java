package contactcorrections.aws.proxy;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkClientException;

/** Tells whether a call failed at a proxy, not at AWS. The SDK creates new failures on the way, but keeps the causes. */
public final class ProxyFailure {

    private ProxyFailure() {}

    /** The proxy will not let any call through: the SDK does not retry. */
    public static final class Refusal extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private Refusal(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    /** The proxy cannot be reached, or reaches nothing, which may pass: the SDK retries. */
    static final class Outage extends IOException {

        private static final long serialVersionUID = 1L;

        Outage(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    static SdkClientException refused(String message, @Nullable Throwable cause) {
        return SdkClientException.create(message, new Refusal(message, cause));
    }

    /** For the user: why a proxy refused the call and what to do; null if none did. */
    public static @Nullable String refusal(Throwable failure) {
        return messageOf(Refusal.class, failure);
    }

    /** For the user, to stand within a sentence: which proxy is out of service; null if none is. */
    public static @Nullable String outage(Throwable failure) {
        return messageOf(Outage.class, failure);
    }

    private static @Nullable String messageOf(Class<? extends Exception> wanted, Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (wanted.isInstance(cause)) {
                return cause.getMessage();
            }
        }
        return null;
    }
}
