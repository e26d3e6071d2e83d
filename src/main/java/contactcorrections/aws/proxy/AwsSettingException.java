package contactcorrections.aws.proxy;

import java.util.Objects;

/** A setting of the environment is wrong. The message is for the user: which one it is and what is expected, never its value. */
public final class AwsSettingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    AwsSettingException(String message) {
        super(message);
    }

    /** For the user. */
    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }
}
