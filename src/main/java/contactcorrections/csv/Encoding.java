package contactcorrections.csv;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;

/** How text lies in bytes: the charset, and the bytes in which it writes the end of a line. */
final class Encoding {

    private final Charset charset;
    private final byte[] lineFeed;
    private final byte[] carriageReturn;

    /** @param charset one that writes no byte order mark of its own */
    Encoding(Charset charset) {
        this.charset = charset;
        this.lineFeed = "\n".getBytes(charset);
        this.carriageReturn = "\r".getBytes(charset);
    }

    Charset charset() {
        return charset;
    }

    /** Bytes of a line feed; lines begin at multiples of it. */
    int unit() {
        return lineFeed.length;
    }

    /** Index of the first line feed that lies a whole number of units after {@code from}, or -1. */
    int lineFeed(byte[] bytes, int from, int to) {
        if (lineFeed.length == 1) {
            byte wanted = lineFeed[0];
            for (int at = from; at < to; at++) {
                if (bytes[at] == wanted) {
                    return at;
                }
            }
            return -1;
        }
        for (int at = from; at <= to - lineFeed.length; at += lineFeed.length) {
            if (stands(lineFeed, bytes, at)) {
                return at;
            }
        }
        return -1;
    }

    /** Where a line's content ends, {@code lineFeed} being where its line feed begins. */
    int contentEnd(byte[] bytes, int from, int lineFeed) {
        int before = lineFeed - carriageReturn.length;
        return before >= from && stands(carriageReturn, bytes, before) ? before : lineFeed;
    }

    /** Length of what stands before the line terminator, if there is one, at the end of a whole row. */
    int contentLength(byte[] bytes) {
        int last = bytes.length - lineFeed.length;
        boolean terminated = last >= 0 && bytes.length % lineFeed.length == 0 && stands(lineFeed, bytes, last);
        return terminated ? contentEnd(bytes, 0, last) : bytes.length;
    }

    boolean isValid(byte[] bytes, int from, int to) {
        try {
            charset.newDecoder().decode(ByteBuffer.wrap(bytes, from, to - from));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static boolean stands(byte[] wanted, byte[] bytes, int at) {
        for (int i = 0; i < wanted.length; i++) {
            if (bytes[at + i] != wanted[i]) {
                return false;
            }
        }
        return true;
    }
}
