package contactcorrections.request;

import contactcorrections.request.value.AdditionalRecipients;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.connect.ConnectClient;
import software.amazon.awssdk.services.connect.model.UpdateContactRequest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls as the SDK's own client writes them, kept from the wire: sockets are too slow for a million of them. */
final class WrittenCalls {

    private static final JsonMapper JSON = new JsonMapper();

    private final ConnectClient client = ConnectClient.builder()
            .region(Region.EU_CENTRAL_1)
            .credentialsProvider(AnonymousCredentialsProvider.create())
            .overrideConfiguration(
                    overrides -> overrides.addExecutionInterceptor(new AdditionalRecipients.BodyInterceptor()))
            .endpointOverride(URI.create("http://localhost"))
            .httpClient(new Wire())
            .build();

    private @Nullable Written last;

    record Written(String path, JsonNode body) {}

    Written write(UpdateContactRequest request) {
        last = null;
        client.updateContact(request);
        if (last == null) {
            throw new AssertionError("Nothing was written");
        }
        return last;
    }

    private final class Wire implements SdkHttpClient {

        @Override
        public ExecutableHttpRequest prepareRequest(HttpExecuteRequest call) {
            return new ExecutableHttpRequest() {
                @Override
                public HttpExecuteResponse call() {
                    last = new Written(call.httpRequest().encodedPath(), body(call));
                    return HttpExecuteResponse.builder()
                            .response(SdkHttpResponse.builder().statusCode(200).build())
                            .build();
                }

                @Override
                public void abort() {
                    // Nothing is open.
                }
            };
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }

    private static JsonNode body(HttpExecuteRequest call) {
        try (InputStream in = call.contentStreamProvider().orElseThrow().newStream()) {
            return JSON.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
