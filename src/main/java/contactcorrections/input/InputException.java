package contactcorrections.input;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.Objects;
import java.util.zip.ZipException;

/**
 * The input cannot be read, or is not what it was: the run cannot continue. The message is for the user and says where, what
 * was found and what to do.
 */
public final class InputException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public InputException(String message) {
        super(message);
    }

    public InputException(String message, Throwable cause) {
        super(message, cause);
    }

    public static InputException cannotRead(String location, IOException cause) {
        return new InputException("%s: %s".formatted(location, reason(cause)), cause);
    }

    private static String reason(IOException cause) {
        if (cause instanceof NoSuchFileException) {
            return "no such file; check the path";
        }
        if (cause instanceof AccessDeniedException) {
            return "no permission to read it; give this user read access";
        }
        if (cause instanceof ZipException || cause instanceof EOFException) {
            return "damaged, cut short, or named .gz without being gzip; copy or compress it again";
        }
        return "reading failed (%s); run again when it can be read".formatted(cause.getMessage());
    }

    /** For the user. */
    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }
}
