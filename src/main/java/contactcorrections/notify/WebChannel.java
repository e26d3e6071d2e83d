package contactcorrections.notify;

import contactcorrections.aws.Reason;
import contactcorrections.aws.proxy.HttpPost;
import contactcorrections.notify.Destination.WebAddress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Posts to a web address. */
final class WebChannel implements Channel {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(3);
    private static final Duration SILENCE = Duration.ofSeconds(5);

    /** With pauses of 1, 2 and 4 s, and a server that never answers, half a minute. */
    private static final int ATTEMPTS = 4;

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
        try (var http = new HttpPost(CONNECT_TIMEOUT, SILENCE)) {
            Outcome outcome = attempt(http, body);
            for (int attempt = 1; outcome.mayPass() && attempt < ATTEMPTS; attempt++) {
                Thread.sleep(firstPause.multipliedBy(1L << (attempt - 1)).toMillis());
                outcome = attempt(http, body);
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

    private Outcome attempt(HttpPost http, byte[] body) {
        try {
            return Outcome.of(http.send(address.uri(), headers(), body));
        } catch (IOException e) {
            return new Outcome(new Failure(Reason.of(e), "Check the way to it, and the address (--notify)."), true);
        }
    }

    private Map<String, String> headers() {
        Map<String, String> headers = new HashMap<>();
        headers.put("Content-Type", "application/json");
        if (address.authorization() != null) {
            headers.put("Authorization", address.authorization());
        }
        return headers;
    }
}
