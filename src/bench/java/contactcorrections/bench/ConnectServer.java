package contactcorrections.bench;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands in for Connect with as little work as an answer can be, and notes when each call arrived: what it takes is taken
 * from those who are measured.
 */
final class ConnectServer implements AutoCloseable {

    private static final int MOST_CALLS = 4_000_000;

    private final ServerSocket socket;
    private final ExecutorService connections = Executors.newCachedThreadPool();
    private final Behaviour behaviour;
    private final long[] arrivals = new long[MOST_CALLS];
    private final AtomicInteger calls = new AtomicInteger();

    /** What a call is answered, and when. */
    interface Behaviour {

        /** The HTTP status, after as much time as the answer is to take. */
        int answer() throws InterruptedException;
    }

    private ConnectServer(ServerSocket socket, Behaviour behaviour) {
        this.socket = socket;
        this.behaviour = behaviour;
    }

    /** A server that accepts every call at once. */
    static ConnectServer start() throws IOException {
        return start(() -> 200);
    }

    static ConnectServer start(Behaviour behaviour) throws IOException {
        var server = new ConnectServer(new ServerSocket(0, 1024, InetAddress.getLoopbackAddress()), behaviour);
        server.connections.execute(server::accept);
        return server;
    }

    String uri() {
        return "http://127.0.0.1:" + socket.getLocalPort();
    }

    /** Forgets the calls so far. */
    void reset() {
        calls.set(0);
    }

    int calls() {
        return calls.get();
    }

    /** When the n-th call arrived, as {@link System#nanoTime()}; the first is number 0. */
    long arrival(int call) {
        return arrivals[call];
    }

    /** Seconds between the first call and the last. */
    double seconds() {
        return (arrivals[calls() - 1] - arrivals[0]) / 1e9;
    }

    /** Calls per second from one share of the calls to another. */
    double rate(double from, double to) {
        int first = (int) (from * (calls() - 1));
        int last = (int) (to * (calls() - 1));
        return (last - first) * 1e9 / (arrivals[last] - arrivals[first]);
    }

    /** Waits for the first call; the result is when it arrived. */
    long firstCall() throws InterruptedException {
        while (calls() == 0) {
            TimeUnit.MILLISECONDS.sleep(1);
        }
        return arrivals[0];
    }

    private void accept() {
        try {
            while (true) {
                Socket connection = socket.accept();
                connection.setTcpNoDelay(true);
                connections.execute(() -> serve(connection));
            }
        } catch (IOException e) {
            // It was closed.
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            InputStream in = new BufferedInputStream(connection.getInputStream());
            OutputStream out = connection.getOutputStream();
            while (true) {
                readCall(in);
                arrivals[calls.getAndIncrement()] = System.nanoTime();
                out.write(answer(behaviour.answer()));
            }
        } catch (IOException | InterruptedException e) {
            // The client has hung up, or the server was closed.
        }
    }

    private static void readCall(InputStream in) throws IOException {
        int length = 0;
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            if (header.regionMatches(true, 0, "Content-Length:", 0, 15)) {
                length = Integer.parseInt(header.substring(15).strip());
            }
        }
        in.skipNBytes(length);
    }

    private static String line(InputStream in) throws IOException {
        byte[] line = new byte[4096];
        int length = 0;
        for (int each = in.read(); each != '\n'; each = in.read()) {
            if (each < 0) {
                throw new EOFException();
            }
            line[length++] = (byte) each;
        }
        return new String(line, 0, length, StandardCharsets.ISO_8859_1).stripTrailing();
    }

    private static byte[] answer(int status) {
        return switch (status) {
            case 200 -> Answers.ACCEPTED;
            case 429 -> Answers.THROTTLED;
            case 400 -> Answers.REFUSED;
            case 403 -> Answers.DENIED;
            default -> Answers.FAILED;
        };
    }

    private static final class Answers {

        static final byte[] ACCEPTED = bytes("200 OK", "");
        static final byte[] THROTTLED = bytes("429 Too Many Requests", "ThrottlingException");
        static final byte[] REFUSED = bytes("400 Bad Request", "InvalidParameterException");
        static final byte[] DENIED = bytes("403 Forbidden", "AccessDeniedException");
        static final byte[] FAILED = bytes("500 Internal Server Error", "InternalServiceException");

        private static byte[] bytes(String status, String code) {
            String error = code.isEmpty() ? "" : "x-amzn-ErrorType: " + code + "\r\n";
            return ("HTTP/1.1 " + status + "\r\nx-amzn-RequestId: 6f3e8a52-0c1d-4b7e-9a55-3d2f1c0b9e88\r\n" + error
                            + "Content-Length: 0\r\n\r\n")
                    .getBytes(StandardCharsets.ISO_8859_1);
        }
    }

    /** The moments of all calls so far. */
    long[] arrivals() {
        return Arrays.copyOf(arrivals, calls());
    }

    @Override
    public void close() throws IOException {
        socket.close();
        connections.shutdownNow();
    }
}
