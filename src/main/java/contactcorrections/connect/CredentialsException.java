package contactcorrections.connect;

import software.amazon.awssdk.core.exception.SdkException;

/** No credentials could be had for a call. */
final class CredentialsException extends SdkException {

    private static final long serialVersionUID = 1L;

    CredentialsException(Throwable cause) {
        super(SdkException.builder().message("No credentials").cause(cause));
    }
}
