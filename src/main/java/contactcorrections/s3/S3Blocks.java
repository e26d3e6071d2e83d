package contactcorrections.s3;

import java.io.InputStream;
import java.util.Objects;

/**
 * Reads an object in blocks: a run that is throttled for hours holds no connection between them. What is skipped is not
 * read.
 */
public final class S3Blocks extends InputStream {

    private static final int BLOCK_BYTES = 8 << 20;

    /** Gets one block of the object. */
    public interface Source {

        /** Returns as many bytes as are asked for. */
        byte[] read(long offset, int length);
    }

    private final Source source;
    private final long size;
    private byte[] block = new byte[0];
    private long blockOffset;
    private long position;

    /**
     * @param size of the object in bytes
     * @param position of the first byte to read
     */
    public S3Blocks(Source source, long size, long position) {
        this.source = source;
        this.size = size;
        this.position = position;
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        if (length == 0) {
            return 0;
        }
        if (left() <= 0) {
            return -1;
        }
        if (position < blockOffset || position >= blockOffset + block.length) {
            block = new byte[0];
            block = source.read(position, (int) Math.min(BLOCK_BYTES, left()));
            blockOffset = position;
        }
        int from = (int) (position - blockOffset);
        int read = Math.min(length, block.length - from);
        System.arraycopy(block, from, bytes, offset, read);
        position += read;
        return read;
    }

    @Override
    public long skip(long bytes) {
        long skipped = Math.max(0, Math.min(bytes, left()));
        position += skipped;
        return skipped;
    }

    /** Counts beyond the current block: the gzip reader asks whether another member follows. */
    @Override
    public int available() {
        return (int) Math.max(0, Math.min(Integer.MAX_VALUE, left()));
    }

    private long left() {
        return size - position;
    }
}
