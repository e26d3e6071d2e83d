package contactcorrections.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;

/** Calls a simulator with requests that are signed in due form. */
final class SignedCalls {

    static final String AUTHORIZATION =
            "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20261122/eu-central-1/connect/aws4_request, "
                    + "SignedHeaders=content-type;host;x-amz-date, Signature="
                    + "5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7";
    static final String DATE = "20261122T101500Z";

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI endpoint;

    SignedCalls(Simulator simulator) {
        endpoint = simulator.uri();
    }

    HttpResponse<String> update(String contactId) throws IOException, InterruptedException {
        return update(contactId, "{\"Name\":\"A name\"}");
    }

    HttpResponse<String> update(String contactId, String body) throws IOException, InterruptedException {
        return client.send(updateRequest(contactId, body), BodyHandlers.ofString());
    }

    CompletableFuture<HttpResponse<String>> updateAsync(String contactId) {
        return client.sendAsync(updateRequest(contactId, "{\"Name\":\"A name\"}"), BodyHandlers.ofString());
    }

    HttpResponse<String> send(String method, String path) throws IOException, InterruptedException {
        return client.send(request(path).method(method, BodyPublishers.noBody()).build(), BodyHandlers.ofString());
    }

    HttpResponse<String> sendUnsigned() throws IOException, InterruptedException {
        return sendUnsigned("POST");
    }

    HttpResponse<String> sendUnsigned(String method) throws IOException, InterruptedException {
        URI uri = endpoint.resolve("/contacts/instance/contact");
        return client.send(
                HttpRequest.newBuilder(uri)
                        .method(method, BodyPublishers.ofString("{}"))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpRequest updateRequest(String contactId, String body) {
        String encoded = URLEncoder.encode(contactId, UTF_8).replace("+", "%20");
        return request("/contacts/instance/" + encoded)
                .POST(BodyPublishers.ofString(body))
                .build();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(endpoint + path))
                .header("Content-Type", "application/json")
                .header("Authorization", AUTHORIZATION)
                .header("X-Amz-Date", DATE);
    }
}
