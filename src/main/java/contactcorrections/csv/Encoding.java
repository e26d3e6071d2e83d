package contactcorrections.csv;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How text is encoded in bytes: its charset, its byte order mark and its line ends. */
final class Encoding {

    private static final List<Charset> MARKED = List.of(
            Charset.forName("UTF-32BE"),
            // Before UTF-16LE: its mark begins with that of UTF-16LE.
            Charset.forName("UTF-32LE"),
            StandardCharsets.UTF_8,
            StandardCharsets.UTF_16BE,
            StandardCharsets.UTF_16LE);

    private final Charset charset;
    private final byte[] lineFeed;
    private final byte[] carriageReturn;

    /** @param charset one that writes no byte order mark of its own */
    Encoding(Charset charset) {
        this.charset = charset;
        this.lineFeed = "\n".getBytes(charset);
        this.carriageReturn = "\r".getBytes(charset);
    }

    /**
     * The encoding with its byte order, as the first bytes tell it: UTF-16 itself would write a byte order mark before
     * the line feed that is searched for.
     */
    static Encoding of(Charset charset, byte[] first) {
        String name = charset.name().toUpperCase(Locale.ROOT);
        for (String family : List.of("UTF-16", "UTF-32")) {
            if (name.equals(family) || (name.contains(family) && name.endsWith("-BOM"))) {
                Charset little = Charset.forName(family + "LE");
                boolean isLittle = isMarked(first, little) || name.contains("LE-");
                return new Encoding(isLittle ? little : Charset.forName(family + "BE"));
            }
        }
        return new Encoding(charset);
    }

    /** The charset whose byte order mark bytes begin with, null if they begin with none. */
    static @Nullable Charset marked(byte[] first) {
        return MARKED.stream()
                .filter(charset -> isMarked(first, charset))
                .findFirst()
                .orElse(null);
    }

    /** Length of the byte order mark that the first bytes begin with, 0 if they begin with none of this charset. */
    int markLength(byte[] first) {
        return isMarked(first, charset) ? mark(charset).length : 0;
    }

    private static boolean isMarked(byte[] first, Charset charset) {
        byte[] mark = mark(charset);
        return mark.length > 0
                && first.length >= mark.length
                && Arrays.equals(first, 0, mark.length, mark, 0, mark.length);
    }

    /** Empty when the charset has none. */
    private static byte[] mark(Charset charset) {
        return charset.newEncoder().canEncode('\uFEFF') ? "\uFEFF".getBytes(charset) : new byte[0];
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
