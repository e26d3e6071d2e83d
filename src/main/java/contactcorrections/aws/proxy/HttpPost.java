package contactcorrections.aws.proxy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullRequest;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.apache.ApacheHttpClient;

/** Posts to others than AWS, through the proxies in force. Redirects are not followed: they would take the content elsewhere. */
public final class HttpPost implements AutoCloseable {

    private static final int MOST_ANSWER_BYTES = 64 * 1024;

    private final SdkHttpClient client;

    /**
     * @param connecting how long a connection may take
     * @param silence how long an answer may take, or a part of it
     */
    public HttpPost(Duration connecting, Duration silence) {
        client = AwsHttp.toOthers(
                ApacheHttpClient.builder().connectionTimeout(connecting).socketTimeout(silence));
    }

    /** Posts once; the result is the status of the answer. */
    public int send(URI uri, Map<String, String> headers, byte[] body) throws IOException {
        SdkHttpFullRequest.Builder builder = SdkHttpFullRequest.builder()
                .method(SdkHttpMethod.POST)
                .uri(uri)
                .putHeader("User-Agent", "contact-corrections")
                .putHeader("Content-Length", String.valueOf(body.length))
                .contentStreamProvider(() -> new ByteArrayInputStream(body));
        headers.forEach(builder::putHeader);
        SdkHttpFullRequest request = builder.build();
        HttpExecuteResponse response = client.prepareRequest(HttpExecuteRequest.builder()
                        .request(request)
                        .contentStreamProvider(request.contentStreamProvider().orElseThrow())
                        .build())
                .call();
        response.responseBody().ifPresent(HttpPost::readToItsEnd);
        return response.httpResponse().statusCode();
    }

    /** Who answers is not to find the connection broken; nobody has to answer that much. */
    private static void readToItsEnd(AbortableInputStream body) {
        try {
            body.readNBytes(MOST_ANSWER_BYTES);
        } catch (IOException e) {
            // The status is known already.
        }
        body.abort();
    }

    @Override
    public void close() {
        client.close();
    }
}
