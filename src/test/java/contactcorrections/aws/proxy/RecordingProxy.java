package contactcorrections.aws.proxy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP proxy: passes plain requests on, whatever host they are for, to one server; opens no tunnel. It can want a user and
 * a password, and it can refuse.
 */
public final class RecordingProxy implements AutoCloseable {

    private final ServerSocket server;
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final @Nullable URI target;
    private final @Nullable String user;
    private final int refusal;

    private RecordingProxy(@Nullable URI target, @Nullable String user, int refusal) throws IOException {
        this.target = target;
        this.user = user;
        this.refusal = refusal;
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        var thread = new Thread(this::serve, "proxy");
        thread.setDaemon(true);
        thread.start();
    }

    /** Passes every request on to a server. */
    public static RecordingProxy to(URI target) throws IOException {
        return new RecordingProxy(target, null, 0);
    }

    /** Passes on what comes with this {@code user:password}. */
    public static RecordingProxy wanting(String user, URI target) throws IOException {
        return new RecordingProxy(target, user, 0);
    }

    /** Answers everything with a status and a page. */
    public static RecordingProxy refusing(int status) throws IOException {
        return new RecordingProxy(null, null, status);
    }

    public int port() {
        return server.getLocalPort();
    }

    /** Method and target of each request so far, such as {@code CONNECT example.com:443}. */
    public List<String> asked() {
        return asked;
    }

    private void serve() {
        while (!server.isClosed()) {
            try (Socket client = server.accept()) {
                client.setSoTimeout(5_000);
                answer(client);
            } catch (IOException e) {
                // The client went away, or the test is over.
            }
        }
    }

    private void answer(Socket client) throws IOException {
        InputStream in = client.getInputStream();
        String head = head(in);
        if (head.isEmpty()) {
            return;
        }
        byte[] body = in.readNBytes(length(head));
        String[] request = head.split(" ", 3);
        asked.add(request[0] + " " + request[1]);
        OutputStream out = client.getOutputStream();
        if (user != null
                && !head.contains(
                        "Basic " + Base64.getEncoder().encodeToString(user.getBytes(StandardCharsets.UTF_8)))) {
            out.write(page(407, "Proxy-Authenticate: Basic realm=\"proxy\"\r\n"));
        } else if (refusal > 0) {
            out.write(page(refusal, ""));
        } else if (request[0].equals("CONNECT")) {
            out.write("HTTP/1.1 200 Connection established\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
        } else {
            pass(head, request, body, out);
        }
        out.flush();
    }

    private void pass(String head, String[] request, byte[] body, OutputStream out) throws IOException {
        URI to = target;
        if (to == null) {
            throw new UncheckedIOException(new IOException("nothing to pass on to"));
        }
        URI uri = URI.create(request[1]);
        String path = uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
        String rest = head.substring(head.indexOf("\r\n"))
                .replaceAll("(?i)\r\n(proxy-connection|connection|expect): [^\r]*", "");
        try (var upstream = new Socket(to.getHost(), to.getPort())) {
            upstream.getOutputStream()
                    .write((request[0] + " " + path + " HTTP/1.1" + rest.stripTrailing()
                                    + "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.ISO_8859_1));
            upstream.getOutputStream().write(body);
            upstream.getInputStream().transferTo(out);
        }
    }

    private static byte[] page(int status, String headers) {
        String page = "<html>This network belongs to example.com</html>";
        return "HTTP/1.1 %s Refused\r\n%sContent-Type: text/html\r\nContent-Length: %s\r\nConnection: close\r\n\r\n%s"
                .formatted(status, headers, page.length(), page)
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String head(InputStream in) throws IOException {
        var head = new ByteArrayOutputStream();
        int next;
        while ((next = in.read()) >= 0) {
            head.write(next);
            if (next == '\n' && head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
                break;
            }
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }

    private static int length(String head) {
        return head.lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("content-length:"))
                .mapToInt(line ->
                        Integer.parseInt(line.substring(line.indexOf(':') + 1).strip()))
                .findFirst()
                .orElse(0);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
