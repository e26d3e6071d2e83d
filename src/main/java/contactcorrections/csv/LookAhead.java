package contactcorrections.csv;

import contactcorrections.csv.QuoteTracker.Verdict;
import contactcorrections.input.Input;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import org.jspecify.annotations.Nullable;

/**
 * Finds the end of a record that is too large to keep, on a second stream: going back then costs nothing, not even in
 * compressed input, which can only be read forwards.
 */
final class LookAhead implements Closeable {

    // A multiple of every charset's unit.
    private static final int CHUNK_BYTES = 1 << 16;

    private final Input input;
    private final Encoding encoding;
    private final byte[] bytes = new byte[CHUNK_BYTES];
    private final CharBuffer chars;
    private final CharsetDecoder decoder;
    private @Nullable InputStream in;
    private long offset;

    LookAhead(Input input, Encoding encoding) {
        this.input = input;
        this.encoding = encoding;
        this.decoder = encoding.charset()
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE);
        this.chars = CharBuffer.allocate((int) (CHUNK_BYTES * Math.ceil(decoder.maxCharsPerByte())) + 16);
    }

    /** Continues to follow a record's quotes from the beginning of one of its lines. */
    Verdict follow(QuoteTracker quotes, long lineOffset) throws IOException {
        InputStream from = openAt(lineOffset);
        decoder.reset();
        int held = 0;
        while (true) {
            int read = from.readNBytes(bytes, held, CHUNK_BYTES - held);
            offset += read;
            int limit = held + read;
            long chunkOffset = offset - limit;
            int line = 0;
            int lineFeed;
            while ((lineFeed = encoding.lineFeed(bytes, line, limit)) >= 0) {
                decode(quotes, line, lineFeed, true);
                line = lineFeed + encoding.unit();
                Verdict verdict = quotes.endOfLine(chunkOffset + line);
                if (verdict != Verdict.CONTINUES) {
                    return verdict;
                }
            }
            boolean ended = read == 0;
            held = decode(quotes, line, limit, ended);
            if (ended) {
                return quotes.endOfInput(offset);
            }
            System.arraycopy(bytes, limit - held, bytes, 0, held);
        }
    }

    /** Returns how many bytes at the end are the beginning of a character. */
    private int decode(QuoteTracker quotes, int from, int to, boolean wholeLine) {
        ByteBuffer source = ByteBuffer.wrap(bytes, from, to - from);
        chars.clear();
        decoder.decode(source, chars, wholeLine);
        if (wholeLine) {
            decoder.flush(chars);
            decoder.reset();
        }
        quotes.text(chars.flip().toString());
        return source.remaining();
    }

    private InputStream openAt(long wanted) throws IOException {
        InputStream from = in;
        if (from == null || offset > wanted) {
            close();
            from = input.open(wanted);
            in = from;
        } else {
            from.skipNBytes(wanted - offset);
        }
        offset = wanted;
        return from;
    }

    @Override
    public void close() throws IOException {
        if (in != null) {
            in.close();
            in = null;
        }
    }
}
