package contactcorrections.connect;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An endpoint that answers each call as the script says, and the last line of the script for good. */
final class ScriptedConnect implements AutoCloseable {

    /** How one call is answered. */
    @FunctionalInterface
    interface Line {
        void answer(HttpExchange call) throws IOException;
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Queue<Line> script = new ArrayDeque<>();
    private int calls;
    private Line last = accepted();

    ScriptedConnect() throws IOException {
        // Read once, when the server is first used; without it every answer takes 44 ms.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    ScriptedConnect script(Line... lines) {
        script.addAll(List.of(lines));
        return this;
    }

    /** Calls that arrived. */
    synchronized int calls() {
        return calls;
    }

    private void answer(HttpExchange call) throws IOException {
        call.getRequestBody().readAllBytes();
        try (call) {
            next().answer(call);
        }
    }

    private synchronized Line next() {
        calls++;
        Line next = script.poll();
        last = next == null ? last : next;
        return last;
    }

    static Line accepted() {
        return answered(200, Map.of("x-amzn-RequestId", "request-1"), "");
    }

    /** An error as Connect sends it: the code in the header, a message in the body. */
    static Line error(int status, String code) {
        return answered(
                status,
                Map.of("x-amzn-ErrorType", code + ":http://internal/", "Content-Type", "application/json"),
                "{\"message\":\"about +15550100\"}");
    }

    /** An error whose code stands in the body alone. */
    static Line errorInBody(int status, String code) {
        return answered(
                status,
                Map.of("Content-Type", "application/json"),
                "{\"__type\":\"com.amazonaws.connect#%s\",\"message\":\"about +15550100\"}".formatted(code));
    }

    static Line page(int status) {
        return answered(
                status,
                Map.of("Content-Type", "text/html; charset=utf-8"),
                "<html><h1>Sign in to the proxy</h1></html>");
    }

    static Line answered(int status, Map<String, String> headers, String body) {
        return call -> {
            headers.forEach(call.getResponseHeaders()::set);
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            call.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            call.getResponseBody().write(bytes);
        };
    }

    /** The connection is closed before an answer. */
    static Line dropped() {
        return HttpExchange::close;
    }

    /** The connection is closed in the middle of an answer. */
    static Line cutShort(int status) {
        return call -> {
            call.getResponseHeaders().set("Content-Type", "application/json");
            call.sendResponseHeaders(status, 1_000);
            call.getResponseBody().write("{\"__type\":\"Inval".getBytes(StandardCharsets.UTF_8));
            call.getResponseBody().flush();
            call.close();
        };
    }

    /** Something happens while the call is open. */
    static Line meanwhile(Runnable happens, Line then) {
        return call -> {
            happens.run();
            then.answer(call);
        };
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
