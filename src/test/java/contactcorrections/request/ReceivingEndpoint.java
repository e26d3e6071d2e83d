package contactcorrections.request;

import com.sun.net.httpserver.HttpServer;
import contactcorrections.request.value.AdditionalRecipients;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.connect.ConnectClient;

/** Sends corrections with the SDK's own client and keeps what arrives at the other end. */
final class ReceivingEndpoint implements AutoCloseable {

    record Received(String method, String path, String body) {}

    private final BlockingQueue<Received> received = new LinkedBlockingQueue<>();
    private final HttpServer server;
    private final ConnectClient client;

    ReceivingEndpoint() throws IOException {
        // Read once, when the server is first used; without it every answer waits for the client's delayed
        // acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            received.add(new Received(
                    exchange.getRequestMethod(), exchange.getRequestURI().getRawPath(), body));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        client = ConnectClient.builder()
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .overrideConfiguration(
                        overrides -> overrides.addExecutionInterceptor(new AdditionalRecipients.BodyInterceptor()))
                .endpointOverride(
                        URI.create("http://localhost:" + server.getAddress().getPort()))
                .httpClientBuilder(ApacheHttpClient.builder())
                .build();
    }

    Received send(Correction correction) {
        client.updateContact(correction.request());
        return received.remove();
    }

    @Override
    public void close() {
        client.close();
        server.stop(0);
    }
}
