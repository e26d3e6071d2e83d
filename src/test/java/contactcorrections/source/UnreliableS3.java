package contactcorrections.source;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands between a client and an S3 server, and does to its GETs what networks and busy servers do. */
public final class UnreliableS3 implements AutoCloseable {

    private static final Set<String> OF_THE_CONNECTION =
            Set.of("host", "connection", "content-length", "expect", "upgrade", "transfer-encoding");

    private final HttpServer server;
    private final HttpClient client = HttpClient.newHttpClient();
    private final URI target;
    private final int dropEvery;
    private final int busyEvery;
    private final AtomicInteger gets = new AtomicInteger();

    /**
     * @param dropEvery of so many GETs one breaks off in the middle
     * @param busyEvery of so many GETs one is answered 503
     */
    public UnreliableS3(URI target, int dropEvery, int busyEvery) throws IOException {
        this.target = target;
        this.dropEvery = dropEvery;
        this.busyEvery = busyEvery;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", this::pass);
        server.start();
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    public int gets() {
        return gets.get();
    }

    private void pass(HttpExchange exchange) throws IOException {
        boolean isGet = exchange.getRequestMethod().equals("GET");
        int number = isGet ? gets.incrementAndGet() : 1;
        if (isGet && number % busyEvery == 0) {
            exchange.sendResponseHeaders(503, -1);
            exchange.close();
            return;
        }
        HttpResponse<byte[]> answer = ask(exchange);
        answer.headers().map().forEach((name, values) -> {
            if (!OF_THE_CONNECTION.contains(name.toLowerCase(java.util.Locale.ROOT)) && !name.startsWith(":")) {
                exchange.getResponseHeaders().put(name, values);
            }
        });
        byte[] body = answer.body();
        if (!isGet) {
            answer.headers()
                    .firstValue("content-length")
                    .ifPresent(length -> exchange.getResponseHeaders().set("Content-Length", length));
            exchange.sendResponseHeaders(answer.statusCode(), body.length == 0 ? -1 : body.length);
        } else {
            exchange.sendResponseHeaders(answer.statusCode(), body.length == 0 ? -1 : body.length);
        }
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body, 0, isGet && number % dropEvery == 0 ? body.length / 2 : body.length);
        }
    }

    private HttpResponse<byte[]> ask(HttpExchange exchange) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(target + exchange.getRequestURI().toString()))
                .method(
                        exchange.getRequestMethod(),
                        HttpRequest.BodyPublishers.ofByteArray(
                                exchange.getRequestBody().readAllBytes()));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!OF_THE_CONNECTION.contains(name.toLowerCase(java.util.Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
