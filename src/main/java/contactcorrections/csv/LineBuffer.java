package contactcorrections.csv;

import contactcorrections.row.ReadPosition;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * The input's physical lines. Those of the current record are kept, up to the limit, so that reading can go back to any
 * of them.
 */
final class LineBuffer implements Closeable {

    private static final int INITIAL_BYTES = 1 << 17;

    enum Found {
        LINE,
        /** The record has more bytes than it may have. */
        TOO_LONG,
        END
    }

    private final InputStream in;
    private final Encoding encoding;
    private final int recordLimit;
    private byte[] bytes = new byte[INITIAL_BYTES];
    private int limit;
    private long bufferOffset;

    private int record;
    private int line;
    private int contentEnd;
    private int next;
    private long nextNumber;
    private long recordNumber;

    /** @param recordLimit bytes that a record may have, its line terminator not counted */
    LineBuffer(InputStream in, Encoding encoding, ReadPosition from, int recordLimit) {
        this.in = in;
        this.encoding = encoding;
        this.recordLimit = recordLimit;
        this.bufferOffset = from.byteOffset();
        this.nextNumber = from.line();
    }

    /** Goes to the next line that is not empty, and releases the lines before it. */
    Found nextRecord() throws IOException {
        while (true) {
            record = next;
            recordNumber = nextNumber;
            Found found = nextLine();
            if (found != Found.LINE || contentEnd > line) {
                return found;
            }
        }
    }

    Found nextLine() throws IOException {
        line = next;
        int searched = 0;
        int lineFeed;
        while ((lineFeed = encoding.lineFeed(bytes, line + searched, limit)) < 0) {
            int held = limit - line;
            searched = held - held % encoding.unit();
            if (limit - record >= recordLimit + 2 * encoding.unit()) {
                return Found.TOO_LONG;
            }
            if (!fill()) {
                return held == 0 ? Found.END : found(limit, limit);
            }
        }
        return found(encoding.contentEnd(bytes, line, lineFeed), lineFeed + encoding.unit());
    }

    private Found found(int contentEnd, int next) {
        if (contentEnd - record > recordLimit) {
            return Found.TOO_LONG;
        }
        this.contentEnd = contentEnd;
        this.next = next;
        nextNumber++;
        return Found.LINE;
    }

    // Once moved, a record begins at index 0 and is not moved again: each byte is moved once at most.
    private boolean fill() throws IOException {
        if (limit == bytes.length && record == 0) {
            bytes = Arrays.copyOf(bytes, Math.min(2 * bytes.length, recordLimit + INITIAL_BYTES));
        } else if (limit == bytes.length) {
            System.arraycopy(bytes, record, bytes, 0, limit - record);
            bufferOffset += record;
            limit -= record;
            line -= record;
            next -= record;
            record = 0;
        }
        int read = in.read(bytes, limit, bytes.length - limit);
        limit += Math.max(read, 0);
        return read >= 0;
    }

    /** Continues at a line that begins in the current record or after it. */
    void goTo(long offset, long number) throws IOException {
        long index = offset - bufferOffset;
        if (index > limit) {
            in.skipNBytes(index - limit);
            bufferOffset = offset;
            limit = 0;
            index = 0;
        }
        next = (int) index;
        nextNumber = number;
    }

    /** The line without its terminator, undecodable bytes replaced. */
    String text() {
        return new String(bytes, line, contentEnd - line, encoding.charset());
    }

    /** The line's terminator: empty at the end of the input. */
    String terminator() {
        return new String(bytes, contentEnd, next - contentEnd, encoding.charset());
    }

    boolean terminated() {
        return next > contentEnd;
    }

    boolean endsInCarriageReturn() {
        return next - contentEnd > encoding.unit();
    }

    boolean recordIsValid() {
        return encoding.isValid(bytes, record, contentEnd);
    }

    long recordOffset() {
        return bufferOffset + record;
    }

    long recordNumber() {
        return recordNumber;
    }

    long lineOffset() {
        return bufferOffset + line;
    }

    long nextOffset() {
        return bufferOffset + next;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
