package contactcorrections.aws;

import java.util.Objects;
import software.amazon.awssdk.core.exception.SdkException;

/** There are no credentials for a call. The message is for the user: why, and what to do. */
public final class CredentialsException extends SdkException {

    private static final long serialVersionUID = 1L;

    CredentialsException(String reason, Throwable cause) {
        super(SdkException.builder().message("No AWS credentials: " + reason).cause(cause));
    }

    /** For the user. */
    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }
}
