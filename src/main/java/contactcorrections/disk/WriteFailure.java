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

    private final String what;
    private final String remedy;

    private WriteFailure(String what, String remedy) {
        this.what = what;
        this.remedy = remedy;
    }

    /** What happened to a report and what to do, to stand after the place. */
    public static String explain(UncheckedIOException failure) {
        return explain(Objects.requireNonNull(failure.getCause()));
    }

    /** What happened to a report and what to do, to stand after the place. */
    public static String explain(IOException failure) {
        WriteFailure told = of(failure);
        String remedy = failure instanceof NoSuchFileException ? "" : told.remedy + ", or ";
        return "%s; %schoose another --report-to".formatted(told.what, remedy);
    }

    /** What happened to something that has no other place, and what to do, to stand after the place. */
    public static String explainOfOnlyPlace(IOException failure) {
        WriteFailure told = of(failure);
        return "%s; %s and run again".formatted(told.what, told.remedy);
    }

    private static WriteFailure of(IOException failure) {
        if (failure instanceof AccessDeniedException) {
            return new WriteFailure("no permission to write there", "give this user write access");
        }
        if (failure instanceof FileAlreadyExistsException || failure instanceof NotDirectoryException) {
            return new WriteFailure("a file is in the way of a folder", "move it");
        }
        if (failure instanceof NoSuchFileException) {
            return new WriteFailure("no folder can be made there", "make one");
        }
        return new WriteFailure(reason(failure), "put that right");
    }

    /** The operating system's words, such as "No space left on device", unless others may be among them. */
    private static String reason(IOException failure) {
        String words = failure instanceof FileSystemException ofFile ? ofFile.getReason() : failure.getMessage();
        return words != null && words.matches("[A-Za-z -]{1,80}")
                ? words
                : failure.getClass().getSimpleName();
    }
}
