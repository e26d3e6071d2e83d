package contactcorrections.simulator;

import contactcorrections.simulator.Answer.Failure;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks the shape of a Signature Version 4; the signature itself cannot be, as no secret is known here. */
final class SignatureCheck {

    private static final Pattern AUTHORIZATION = Pattern.compile("AWS4-HMAC-SHA256 "
            + "Credential=[^/,\\s]+/(?<date>\\d{8})/[a-z0-9-]+/connect/aws4_request,\\s*"
            + "SignedHeaders=(?<headers>[a-z0-9;-]+),\\s*"
            + "Signature=[0-9a-f]{64}");
    private static final Pattern DATE = Pattern.compile("\\d{8}T\\d{6}Z");

    private SignatureCheck() {}

    static Optional<Failure> check(@Nullable String authorization, @Nullable String date) {
        if (authorization == null) {
            return Optional.of(new Failure(403, "MissingAuthenticationTokenException", "Missing Authentication Token"));
        }
        Matcher matcher = AUTHORIZATION.matcher(authorization);
        if (!matcher.matches()) {
            return incomplete("Authorization header is not of the form of a Signature Version 4 for connect");
        }
        if (date == null || !DATE.matcher(date).matches()) {
            return incomplete("X-Amz-Date header is missing or not of the form yyyyMMdd'T'HHmmss'Z'");
        }
        if (!date.startsWith(matcher.group("date"))) {
            return incomplete("Date in Credential scope does not match X-Amz-Date");
        }
        if (!List.of(matcher.group("headers").split(";")).containsAll(List.of("host", "x-amz-date"))) {
            return incomplete("SignedHeaders must include host and x-amz-date");
        }
        return Optional.empty();
    }

    private static Optional<Failure> incomplete(String message) {
        return Optional.of(new Failure(403, "IncompleteSignatureException", message));
    }
}
