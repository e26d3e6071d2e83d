package contactcorrections.csv;

import contactcorrections.input.Input;
import contactcorrections.input.InputException;
import contactcorrections.row.RowPosition;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** The exact bytes of rows, read on one stream as long as the rows are asked for in ascending order. */
public final class RowBytes implements Closeable {

    private static final int BUFFER_BYTES = 1 << 16;

    private final Input input;
    private final Encoding encoding;
    private @Nullable InputStream in;
    private long offset;

    RowBytes(Input input, CsvDialect dialect) {
        this.input = input;
        this.encoding = new Encoding(dialect.charset());
    }

    /**
     * Reads a row without its line terminator; {@link #copy} is for rows that need not fit into memory.
     *
     * @throws InputException if the input cannot be read, or has changed
     */
    public byte[] bytes(RowPosition row) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream((int) Math.min(row.byteLength(), BUFFER_BYTES));
        try {
            copy(row, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /**
     * Copies a row without its line terminator, however large it is.
     *
     * @throws IOException if writing fails
     * @throws InputException if the input cannot be read, or has changed
     */
    public void copy(RowPosition row, OutputStream out) throws IOException {
        // The terminator is in the last two units, which a broken file may end in the middle of.
        long tail = Math.min(row.byteLength(), 2L * encoding.unit() + row.byteLength() % encoding.unit());
        long body = row.byteLength() - tail;
        InputStream from = openAt(row.byteOffset());
        while (body > 0) {
            byte[] part = read(from, (int) Math.min(body, BUFFER_BYTES));
            out.write(part);
            body -= part.length;
        }
        byte[] last = read(from, (int) tail);
        out.write(last, 0, encoding.contentLength(last));
    }

    private InputStream openAt(long wanted) {
        try {
            InputStream from = in;
            if (from == null || wanted < offset) {
                close();
                from = new BufferedInputStream(input.open(wanted), BUFFER_BYTES);
                in = from;
            } else {
                from.skipNBytes(wanted - offset);
            }
            offset = wanted;
            return from;
        } catch (IOException e) {
            throw InputException.cannotRead(input.location(), e);
        }
    }

    private byte[] read(InputStream from, int length) {
        try {
            byte[] bytes = from.readNBytes(length);
            if (bytes.length < length) {
                throw new EOFException();
            }
            offset += length;
            return bytes;
        } catch (IOException e) {
            throw InputException.cannotRead(input.location(), e);
        }
    }

    @Override
    public void close() {
        if (in != null) {
            try {
                in.close();
                in = null;
            } catch (IOException e) {
                throw InputException.cannotRead(input.location(), e);
            }
        }
    }
}
