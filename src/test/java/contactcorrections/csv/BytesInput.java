package contactcorrections.csv;

import contactcorrections.input.Input;
import contactcorrections.input.InputException;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** An input in memory that counts how often it is opened. */
final class BytesInput implements Input {

    private final byte[] bytes;
    private final int blockBytes;
    private int opened;
    private boolean changed;

    BytesInput(byte[] bytes) {
        this(bytes, Integer.MAX_VALUE);
    }

    private BytesInput(byte[] bytes, int blockBytes) {
        this.bytes = bytes;
        this.blockBytes = blockBytes;
    }

    /** The same bytes, of which no call reads more than so many. */
    BytesInput inBlocksOf(int most) {
        return new BytesInput(bytes, Math.max(1, most));
    }

    static BytesInput of(String text) {
        return of(text, StandardCharsets.UTF_8);
    }

    static BytesInput of(String text, Charset charset) {
        return new BytesInput(text.getBytes(charset));
    }

    int opened() {
        return opened;
    }

    void change() {
        changed = true;
    }

    @Override
    public String location() {
        return "memory.csv";
    }

    @Override
    public String name() {
        return "memory.csv";
    }

    @Override
    public String fingerprint() {
        return "none";
    }

    @Override
    public long size() {
        return bytes.length;
    }

    @Override
    public InputStream open(long byteOffset) {
        opened++;
        ByteArrayInputStream in = new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] into, int offset, int length) {
                return super.read(into, offset, Math.min(length, blockBytes));
            }
        };
        in.skip(byteOffset);
        return in;
    }

    @Override
    public void requireUnchanged() {
        if (changed) {
            throw new InputException("memory.csv: changed");
        }
    }
}
