package contactcorrections.input;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/**
 * The content of gzip data, all its members to the very end.
 *
 * <p>A few megabytes of gzip can expand to gigabytes, which would be read for hours and copied to {@code failed.csv}. Gzip
 * reaches 1,032 to 1. Each row has an id, and a random id takes 20 bytes however it is compressed: at 500 to 1 each row
 * would have ten thousand characters that say nothing.
 */
final class GzipContent extends GZIPInputStream {

    private static final int BUFFER_BYTES = 1 << 16;
    private static final int TRAILER_BYTES = 8;
    private static final long MOST_EXPANSION = 500;

    /** Bytes of content that are read however far they expand. */
    private static final long ALWAYS_READ = 64 << 20;

    private final String location;
    private final Stored stored;
    private long storedAtFill;
    private long content;

    private GzipContent(String location, Stored stored) throws IOException {
        super(stored, BUFFER_BYTES);
        this.location = location;
        this.stored = stored;
    }

    /** Whether a file of this name is compressed. */
    static boolean isNamed(String name) {
        return name.toLowerCase(Locale.ROOT).endsWith(".gz");
    }

    /**
     * Opens the content; closing it closes what it is read from.
     *
     * @param location named in messages
     * @throws InputException if what is stored is not gzip data
     */
    static InputStream open(String location, InputStream stored, long byteOffset) {
        try {
            return skipped(location, stored, byteOffset);
        } catch (IOException e) {
            throw InputException.cannotRead(location, e);
        }
    }

    private static InputStream skipped(String location, InputStream stored, long byteOffset) throws IOException {
        try {
            InputStream content = new GzipContent(location, new Stored(stored));
            content.skipNBytes(byteOffset);
            return content;
        } catch (IOException | RuntimeException e) {
            stored.close();
            throw e;
        }
    }

    /** @throws InputException if the content is absurdly large, or followed by something else */
    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = super.read(bytes, offset, length);
        if (read < 0) {
            requireNothingAfter();
            return read;
        }
        content += read;
        if (content > ALWAYS_READ + MOST_EXPANSION * stored.read) {
            throw new InputException(
                    "%s: expands to more than %s times its size, which no corrections do; if it is right, decompress it and name the result"
                            .formatted(location, MOST_EXPANSION));
        }
        return read;
    }

    @Override
    protected void fill() throws IOException {
        super.fill();
        storedAtFill = stored.read;
    }

    /** Java's own reader takes a damaged member for the end, and the rows in it would be lost. */
    private void requireNothingAfter() throws IOException {
        long end = storedAtFill - inf.getRemaining() + TRAILER_BYTES;
        if (stored.read > end || stored.read() >= 0) {
            throw new InputException(
                    "%s: more after the end of the gzip data, expected nothing; compress it again".formatted(location));
        }
    }

    /** Counts what is read. */
    private static final class Stored extends FilterInputStream {

        private long read;

        Stored(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int next = super.read();
            read += next < 0 ? 0 : 1;
            return next;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int count = super.read(bytes, offset, length);
            read += Math.max(count, 0);
            return count;
        }
    }
}
