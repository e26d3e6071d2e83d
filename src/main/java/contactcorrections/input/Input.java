package contactcorrections.input;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;

/** One file of corrections, wherever it is kept. */
public interface Input {

    /** Whether a file in a folder, or under a prefix, is one of corrections: programs keep files of their own beside them, hidden. */
    static boolean isNamedAsCorrections(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        boolean hidden = lower.startsWith(".") || lower.startsWith("~$");
        return !hidden && (lower.endsWith(".csv") || lower.endsWith(".csv.gz"));
    }

    /** What identifies the place: an absolute path, or an {@code s3://} address. */
    String location();

    /** Short name for people and report folders, such as {@code corrections.csv}. */
    String name();

    /** Identifies the content: {@code sha256:…} of a file. Computed once. */
    String fingerprint();

    /** Size in bytes as it is stored. */
    long size();

    /**
     * Opens the content, decompressed where it is compressed.
     *
     * @param byteOffset offset in the decompressed content to begin at
     * @throws InputException if the input is gone or has changed since the fingerprint was taken
     */
    InputStream open(long byteOffset) throws IOException;

    /**
     * Checks that the input still is what the fingerprint was taken of; cheap enough for every chunk.
     *
     * @throws InputException if it is not
     */
    void requireUnchanged();
}
