package contactcorrections.input;

import java.io.IOException;
import java.io.InputStream;

/** A file of corrections, on this machine or in S3. */
public interface Input {

    /** An absolute path, or an {@code s3://} address. */
    String location();

    /** Short name for people and report folders, such as {@code corrections.csv}. */
    String name();

    /** Identifies the content: {@code sha256:…} of a file, {@code etag:…} of an S3 object. Computed once. */
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
