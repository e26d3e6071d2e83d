package contactcorrections.notify;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Who is told. As text it holds no secret. */
public sealed interface Destination {

    /** Reads a destination as people write it. */
    static Destination valueOf(String text) {
        String given = text.strip();
        return given.startsWith("arn:") ? Topic.of(given) : WebAddress.of(given);
    }

    /**
     * A topic of SNS.
     *
     * @param region where it is, whatever Region is in force
     */
    record Topic(String arn, String region) implements Destination {

        private static final Pattern ARN =
                Pattern.compile("arn:aws[a-z-]*:sns:(?<region>[a-z0-9-]+):[0-9]{12}:[A-Za-z0-9_-]{1,256}(?:\\.fifo)?");

        static Topic of(String text) {
            Matcher arn = ARN.matcher(text);
            if (!arn.matches()) {
                throw new IllegalArgumentException(
                        "expected the ARN of an SNS topic, arn:aws:sns:REGION:ACCOUNT:NAME, or an https:// address");
            }
            return new Topic(text, arn.group("region"));
        }

        /** Whether it keeps an order, and so wants to know of what. */
        boolean isFifo() {
            return arn.endsWith(".fifo");
        }

        @Override
        public String toString() {
            return arn;
        }
    }

    /**
     * An address that takes JSON. Its path and query may be a secret.
     *
     * @param uri without a user
     * @param authorization header of the user and password that were given, null for none
     */
    record WebAddress(URI uri, @Nullable String authorization) implements Destination {

        private static final Pattern THIS_MACHINE =
                Pattern.compile("localhost|127(?:\\.[0-9]{1,3}){3}|\\[::1]", Pattern.CASE_INSENSITIVE);

        private static final String EXPECTED =
                "expected https://HOST/PATH (http:// for this machine alone), or the ARN of an SNS topic";

        static WebAddress of(String text) {
            try {
                var uri = new URI(text);
                String host = uri.getHost();
                boolean http = "http".equalsIgnoreCase(uri.getScheme());
                boolean encrypted = "https".equalsIgnoreCase(uri.getScheme());
                if (host == null
                        || !(encrypted || (http && THIS_MACHINE.matcher(host).matches()))) {
                    throw new IllegalArgumentException(EXPECTED);
                }
                return new WebAddress(withoutUser(uri), authorization(uri.getRawUserInfo()));
            } catch (URISyntaxException e) {
                // Its message repeats the text.
                throw new IllegalArgumentException(EXPECTED);
            }
        }

        private static URI withoutUser(URI uri) {
            String query = uri.getRawQuery();
            return URI.create("%s://%s%s%s%s"
                    .formatted(
                            uri.getScheme(),
                            uri.getHost(),
                            uri.getPort() < 0 ? "" : ":" + uri.getPort(),
                            uri.getRawPath().isEmpty() ? "/" : uri.getRawPath(),
                            query == null ? "" : "?" + query));
        }

        private static @Nullable String authorization(@Nullable String user) {
            if (user == null) {
                return null;
            }
            // A plus is a plus in this part of an address.
            String decoded = URLDecoder.decode(user.replace("+", "%2B"), StandardCharsets.UTF_8);
            return "Basic " + Base64.getEncoder().encodeToString(decoded.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public String toString() {
            return uri.getHost();
        }
    }
}
