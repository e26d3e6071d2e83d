package contactcorrections.disk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Objects;

/** Says in a user's words why a file could not be written. */
public final class WriteFailure {

    private WriteFailure() {}

    /** What happened and what to do, to stand after the place. */
    public static String explain(UncheckedIOException failure) {
        return explain(Objects.requireNonNull(failure.getCause()));
    }

    /** What happened and what to do, to stand after the place. */
    public static String explain(IOException failure) {
        if (failure instanceof AccessDeniedException) {
            return "no permission to write there; give this user write access, or choose another --report-to";
        }
        if (failure instanceof FileAlreadyExistsException || failure instanceof NotDirectoryException) {
            return "a file is in the way of a folder; move it, or choose another --report-to";
        }
        if (failure instanceof NoSuchFileException) {
            return "no folder can be made there; choose another --report-to";
        }
        return "%s; put that right, or choose another --report-to".formatted(reason(failure));
    }

    /** The operating system's words, such as "No space left on device", unless others may be among them. */
    private static String reason(IOException failure) {
        String words = failure instanceof FileSystemException ofFile ? ofFile.getReason() : failure.getMessage();
        return words != null && words.matches("[A-Za-z -]{1,80}")
                ? words
                : failure.getClass().getSimpleName();
    }
}
