package contactcorrections.s3;

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
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Stands between a client and an S3 server, and does to its GETs what networks and busy servers do. It can also name a
 * version for each object, as a bucket that keeps versions does.
 */
public final class UnreliableS3 implements AutoCloseable {

    private static final Set<String> OF_THE_CONNECTION =
            Set.of("host", "connection", "content-length", "expect", "upgrade", "transfer-encoding");

    private final HttpServer server;
    private final HttpClient client = HttpClient.newHttpClient();
    private final URI target;
    private final int dropEvery;
    private final int busyEvery;
    private final @Nullable String version;
    private final AtomicInteger gets = new AtomicInteger();
    private final List<String> queries = new CopyOnWriteArrayList<>();

    /**
     * @param dropEvery of so many GETs one breaks off in the middle
     * @param busyEvery of so many GETs one is answered 503
     */
    public UnreliableS3(URI target, int dropEvery, int busyEvery) throws IOException {
        this(target, dropEvery, busyEvery, null);
    }

    /** Passes everything on, and says that each object has this version. */
    public static UnreliableS3 keepingVersions(URI target, String version) throws IOException {
        return new UnreliableS3(target, Integer.MAX_VALUE, Integer.MAX_VALUE, version);
    }

    private UnreliableS3(URI target, int dropEvery, int busyEvery, @Nullable String version) throws IOException {
        this.version = version;
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

    /** The queries of the GETs so far. */
    public List<String> queries() {
        return queries;
    }

    private void pass(HttpExchange exchange) throws IOException {
        boolean isGet = exchange.getRequestMethod().equals("GET");
        int number = isGet ? gets.incrementAndGet() : 1;
        if (isGet && number % busyEvery == 0) {
            exchange.sendResponseHeaders(503, -1);
            exchange.close();
            return;
        }
        if (isGet) {
            queries.add(String.valueOf(exchange.getRequestURI().getQuery()));
        }
        HttpResponse<byte[]> answer = ask(exchange);
        answer.headers().map().forEach((name, values) -> {
            if (!OF_THE_CONNECTION.contains(name.toLowerCase(Locale.ROOT)) && !name.startsWith(":")) {
                exchange.getResponseHeaders().put(name, values);
            }
        });
        if (version != null) {
            exchange.getResponseHeaders().set("x-amz-version-id", version);
        }
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
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(target + unversioned(exchange.getRequestURI())))
                .method(
                        exchange.getRequestMethod(),
                        HttpRequest.BodyPublishers.ofByteArray(
                                exchange.getRequestBody().readAllBytes()));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!OF_THE_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
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

    /** The server behind keeps no versions. */
    private String unversioned(URI asked) {
        return version == null ? asked.toString() : asked.getRawPath();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
