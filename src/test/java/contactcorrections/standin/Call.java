package contactcorrections.standin;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A call as it arrived.
 *
 * @param head the request line and the headers, a line each
 */
public record Call(String head, String body) {

    private static final DateTimeFormatter SIGNED =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssX", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** What a call asks for. */
    public enum Operation {
        UPDATE_CONTACT,
        DESCRIBE_CONTACT,
        LIST_CONTACT_REFERENCES
    }

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

    /** The path and the query, encoded as they arrived. */
    public String path() {
        return head.split(" ", 3)[1];
    }

    public Operation operation() {
        if (path().startsWith("/contact/references/")) {
            return Operation.LIST_CONTACT_REFERENCES;
        }
        return method().equals("GET") ? Operation.DESCRIBE_CONTACT : Operation.UPDATE_CONTACT;
    }

    /** The decoded segment of the path before the last. */
    public String instanceId() {
        return segment(2);
    }

    /** The decoded last segment of the path. */
    public String contactId() {
        return segment(1);
    }

    private String segment(int fromTheEnd) {
        String[] segments = path().replaceFirst("\\?.*", "").split("/", -1);
        if (segments.length != (operation() == Operation.LIST_CONTACT_REFERENCES ? 5 : 4)) {
            throw new IllegalStateException("No such operation: " + path());
        }
        return decoded(segments[segments.length - fromTheEnd].replace("+", "%2B"));
    }

    /** The decoded values of a parameter of the query. */
    List<String> query(String name) {
        return Stream.of(path().replaceFirst("[^?]*\\??", "").split("&"))
                .filter(parameter -> parameter.startsWith(name + "="))
                .map(parameter -> decoded(parameter.substring(name.length() + 1)))
                .toList();
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
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
