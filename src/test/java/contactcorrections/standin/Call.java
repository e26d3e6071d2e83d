package contactcorrections.standin;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * A call as it arrived.
 *
 * @param head the request line and the headers, a line each
 */
public record Call(String head, String body) {

    private static final DateTimeFormatter SIGNED =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssX", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** Waits for the next call on a connection. */
    static Call read(BufferedInputStream in) throws IOException {
        var head = new StringBuilder(1024);
        int length = 0;
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            head.append(line).append('\n');
            if (isHeader(line, "Content-Length")) {
                length = Integer.parseInt(value(line));
            }
        }
        byte[] body = in.readNBytes(length);
        if (body.length < length) {
            throw new EOFException();
        }
        return new Call(head.toString(), new String(body, StandardCharsets.UTF_8));
    }

    private static String line(BufferedInputStream in) throws IOException {
        var line = new StringBuilder(128);
        for (int each = in.read(); each != '\n'; each = in.read()) {
            if (each < 0) {
                throw new EOFException();
            }
            line.append((char) each);
        }
        return line.toString().stripTrailing();
    }

    public String method() {
        return head.substring(0, head.indexOf(' '));
    }

    /** The path, encoded as it arrived. */
    public String path() {
        return head.split(" ", 3)[1];
    }

    /** The decoded segment of the path after {@code contacts}. */
    public String instanceId() {
        return segment(2);
    }

    /** The decoded last segment of the path. */
    public String contactId() {
        return segment(3);
    }

    private String segment(int number) {
        String[] segments = path().split("/", -1);
        if (segments.length != 4 || !segments[1].equals("contacts")) {
            throw new IllegalStateException("No such operation: " + path());
        }
        return URLDecoder.decode(segments[number].replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** The header's value, or the empty string. */
    public String header(String name) {
        return head.lines()
                .filter(line -> isHeader(line, name))
                .map(Call::value)
                .findFirst()
                .orElse("");
    }

    /** The time of the signature. */
    public Instant signedAt() {
        return SIGNED.parse(header("X-Amz-Date"), Instant::from);
    }

    private static boolean isHeader(String line, String name) {
        return line.length() > name.length()
                && line.charAt(name.length()) == ':'
                && line.regionMatches(true, 0, name, 0, name.length());
    }

    private static String value(String line) {
        return line.substring(line.indexOf(':') + 1).strip();
    }
}
