package contactcorrections.connect;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A Connect whose clock differs from ours, and that refuses what was signed more than five minutes from its own time. (The
 * JDK's server cannot play it: it sets the Date header itself.)
 */
final class SkewedConnect implements AutoCloseable {

    private static final DateTimeFormatter SIGNED = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssX", Locale.ROOT);

    private final ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    private final List<Integer> statuses = new CopyOnWriteArrayList<>();
    private final Duration skew;
    private final String code;

    SkewedConnect(Duration skew, String code) throws IOException {
        this.skew = skew;
        this.code = code;
        var thread = new Thread(this::serve, "skewed-connect");
        thread.setDaemon(true);
        thread.start();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    /** What the calls were answered with. */
    List<Integer> statuses() {
        return statuses;
    }

    private void serve() {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                Instant now = Instant.now().plus(skew);
                boolean right = Duration.between(now, signedAt(socket)).abs().compareTo(Duration.ofMinutes(5)) < 0;
                statuses.add(right ? 200 : 403);
                socket.getOutputStream().write(answer(right, now).getBytes(StandardCharsets.US_ASCII));
            } catch (IOException e) {
                // Closed, or the client went away.
            }
        }
    }

    private static Instant signedAt(Socket socket) throws IOException {
        var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
        Instant signedAt = Instant.EPOCH;
        int bodyLength = 0;
        for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
            String value = line.substring(line.indexOf(':') + 1).trim();
            if (line.startsWith("X-Amz-Date:")) {
                signedAt = Instant.from(SIGNED.parse(value));
            } else if (line.startsWith("Content-Length:")) {
                bodyLength = Integer.parseInt(value);
            }
        }
        for (int i = 0; i < bodyLength; i++) {
            in.read();
        }
        return signedAt;
    }

    private String answer(boolean right, Instant now) {
        String status = right ? "200 OK" : "403 Forbidden\r\nx-amzn-ErrorType: " + code;
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(now.atOffset(ZoneOffset.UTC));
        return "HTTP/1.1 %s\r\nDate: %s\r\nContent-Length: 0\r\nConnection: close\r\n\r\n".formatted(status, date);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
