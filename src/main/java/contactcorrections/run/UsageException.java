package contactcorrections.run;

import java.util.Objects;

/** The command line or a setting is wrong. The message is for the user: which one it is and what is accepted. */
public final class UsageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why a path is none: a locale such as C or POSIX has no letters beyond ASCII to name a file with. */
    public static final String NO_PATH = "no path in the encoding of this locale, %s; set LC_ALL=C.UTF-8"
            .formatted(System.getProperty("sun.jnu.encoding"));

    public UsageException(String message) {
        super(message);
    }

    /** For the user. */
    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }
}
