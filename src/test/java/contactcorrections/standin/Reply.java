package contactcorrections.standin;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** An answer as it goes over the wire. */
public final class Reply implements Script {

    private static final String ERROR_CODE = "x-amzn-ErrorType";

    private enum Ending {
        WHOLE,
        CUT_SHORT,
        DROPPED
    }

    private final int status;
    private final Map<String, String> headers;
    private final String body;
    private final Ending ending;
    private final byte[] wire;

    private Reply(int status, Map<String, String> headers, String body, Ending ending) {
        this.status = status;
        this.headers = headers;
        this.body = body;
        this.ending = ending;
        this.wire = wire();
    }

    public static Reply status(int status) {
        return new Reply(status, Map.of(), "", Ending.WHOLE);
    }

    public static Reply accepted() {
        return status(200).with("x-amzn-RequestId", "request-1");
    }

    /** An error as Connect sends it: the code in the header, a message in the body. */
    public static Reply error(int status, String code, String message) {
        return error(status, code).json("{\"Message\":\"%s\"}".formatted(message));
    }

    /** An error with its code alone. */
    public static Reply error(int status, String code) {
        return status(status).with(ERROR_CODE, code);
    }

    /** A page of some proxy on the way. */
    public static Reply page(int status) {
        return status(status).body("text/html; charset=utf-8", "<html><h1>Sign in to the proxy</h1></html>");
    }

    /** The connection is closed before an answer. */
    public static Reply dropped() {
        return new Reply(0, Map.of(), "", Ending.DROPPED);
    }

    /** The call is accepted, but the connection is closed before an answer. */
    public static Reply lost() {
        return new Reply(200, Map.of(), "", Ending.DROPPED);
    }

    /** The connection is closed before all of the body is sent that the headers promise. */
    public Reply cutShort() {
        return new Reply(status, headers, body, Ending.CUT_SHORT);
    }

    public Reply with(String header, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Reply(status, more, body, ending);
    }

    public Reply body(String contentType, String text) {
        return new Reply(status, headers, text, ending).with("Content-Type", contentType);
    }

    public Reply json(String text) {
        return body("application/json", text);
    }

    /** Whether it is Connect's yes: an update has taken place, a read is to be told. */
    boolean isAccepted() {
        return status == 200 && body.isEmpty();
    }

    int status() {
        return status;
    }

    @Override
    public Reply answer(Call call) {
        return this;
    }

    /** Sends it; false if the connection is to be closed then. */
    boolean send(OutputStream out, String date) throws IOException {
        if (ending == Ending.DROPPED) {
            return false;
        }
        out.write(("HTTP/1.1 " + status + " \r\nDate: " + date + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        out.write(wire);
        out.flush();
        return ending == Ending.WHOLE;
    }

    /** All but the first lines. */
    private byte[] wire() {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        var head = new StringBuilder();
        headers.forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
        int missing = ending == Ending.CUT_SHORT ? 1_000 : 0;
        head.append("Content-Length: ").append(bytes.length + missing).append("\r\n\r\n");
        return (head + body).getBytes(StandardCharsets.UTF_8);
    }
}
