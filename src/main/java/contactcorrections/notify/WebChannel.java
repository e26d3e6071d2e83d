package contactcorrections.notify;

import contactcorrections.aws.Reason;
import contactcorrections.aws.proxy.AwsHttp;
import contactcorrections.notify.Destination.WebAddress;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullRequest;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.apache.ApacheHttpClient;

/** Posts to a web address, through the proxies in force. Redirects are not followed: they would take the summary elsewhere. */
final class WebChannel implements Channel {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(3);
    private static final Duration SILENCE = Duration.ofSeconds(5);

    /** With pauses of 1, 2 and 4 s, and a server that never answers, half a minute. */
    private static final int ATTEMPTS = 4;

    private static final int MOST_ANSWER_BYTES = 64 * 1024;

    private final WebAddress address;
    private final Duration firstPause;

    /** @param firstPause before the second attempt; each later one is twice as long */
    WebChannel(WebAddress address, Duration firstPause) {
        this.address = address;
        this.firstPause = firstPause;
    }

    @Override
    public @Nullable Failure send(Notice notice) throws InterruptedException {
        byte[] body = notice.body().getBytes(StandardCharsets.UTF_8);
        try (SdkHttpClient client = AwsHttp.toOthers(
                ApacheHttpClient.builder().connectionTimeout(CONNECT_TIMEOUT).socketTimeout(SILENCE))) {
            Outcome outcome = attempt(client, body);
            for (int attempt = 1; outcome.mayPass() && attempt < ATTEMPTS; attempt++) {
                Thread.sleep(firstPause.multipliedBy(1L << (attempt - 1)).toMillis());
                outcome = attempt(client, body);
            }
            return outcome.failure();
        }
    }

    /**
     * What came of one attempt.
     *
     * @param mayPass whether another attempt may come to something
     */
    private record Outcome(@Nullable Failure failure, boolean mayPass) {

        static Outcome of(int status) {
            if (status / 100 == 2) {
                return new Outcome(null, false);
            }
            if (status / 100 == 3) {
                return new Outcome(
                        new Failure(
                                "HTTP %s, a redirect, which is not followed".formatted(status),
                                "Give the address that it leads to (--notify)."),
                        false);
            }
            if (status == 407) {
                return new Outcome(
                        new Failure("HTTP 407 from the proxy", "Check the user and password of the proxy."), false);
            }
            boolean mayPass = status >= 500 || status == 408 || status == 425 || status == 429;
            return new Outcome(
                    new Failure(
                            "HTTP " + status,
                            mayPass ? "Ask whoever runs it." : "Check the address, and what it accepts (--notify)."),
                    mayPass);
        }
    }

    private Outcome attempt(SdkHttpClient client, byte[] body) {
        try {
            HttpExecuteResponse response = client.prepareRequest(request(body)).call();
            response.responseBody().ifPresent(WebChannel::readToItsEnd);
            return Outcome.of(response.httpResponse().statusCode());
        } catch (IOException e) {
            return new Outcome(new Failure(Reason.of(e), "Check the way to it, and the address (--notify)."), true);
        }
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

    private HttpExecuteRequest request(byte[] body) {
        SdkHttpFullRequest.Builder request = SdkHttpFullRequest.builder()
                .method(SdkHttpMethod.POST)
                .uri(address.uri())
                .putHeader("Content-Type", "application/json")
                .putHeader("Content-Length", String.valueOf(body.length))
                .putHeader("User-Agent", "contact-corrections")
                .contentStreamProvider(() -> new ByteArrayInputStream(body));
        if (address.authorization() != null) {
            request.putHeader("Authorization", address.authorization());
        }
        SdkHttpFullRequest whole = request.build();
        return HttpExecuteRequest.builder()
                .request(whole)
                .contentStreamProvider(whole.contentStreamProvider().orElseThrow())
                .build();
    }
}
