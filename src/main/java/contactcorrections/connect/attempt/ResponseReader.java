package contactcorrections.connect.attempt;

import contactcorrections.aws.CredentialsException;
import contactcorrections.aws.proxy.ProxyFailure;
import contactcorrections.throttle.Operation;
import java.io.IOException;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.retry.ClockSkew;
import software.amazon.awssdk.core.retry.RetryUtils;
import software.amazon.awssdk.services.connect.model.ConnectResponse;
import software.amazon.awssdk.services.connect.model.DescribeContactResponse;

/**
 * Says what an answer means, by error code and HTTP status, so that an error that this SDK version does not model is
 * understood too. An answer that bears no code of Connect's is no word about the row.
 */
public final class ResponseReader {

    private static final int LONGEST_CODE = 100;

    /** Codes that reject the row that was sent, and no other. */
    private static final Set<String> ROW_CODES = Set.of(
            "InvalidParameterException", "InvalidRequestException", "ResourceNotFoundException", "ValidationException");

    /** Codes that say "try again", whatever status they come with; throttling has others. */
    private static final Set<String> TRANSIENT_CODES = Set.of(
            "RequestAbortedException",
            "RequestTimeout",
            "RequestTimeoutException",
            "PriorRequestNotComplete",
            "InternalError",
            "InternalFailure",
            "InternalServerError",
            "InternalServerException",
            "InternalServiceException",
            "ServiceUnavailable",
            "ServiceUnavailableException");

    /** Codes that every row would be answered with, and what to do about each. */
    private static final Map<String, String> RUN_CODES = Map.ofEntries(
            Map.entry("AccessDeniedException", Remedy.PERMISSION),
            Map.entry("AccessDenied", Remedy.PERMISSION),
            Map.entry("NotAuthorized", Remedy.PERMISSION),
            Map.entry("UnauthorizedOperation", Remedy.PERMISSION),
            Map.entry("OptInRequired", "Enable Amazon Connect in this account and Region."),
            Map.entry("UnrecognizedClientException", Remedy.CREDENTIALS),
            Map.entry("InvalidClientTokenId", Remedy.CREDENTIALS),
            Map.entry("AuthFailure", Remedy.CREDENTIALS),
            Map.entry("MissingAuthenticationToken", Remedy.CREDENTIALS),
            Map.entry("MissingAuthenticationTokenException", Remedy.CREDENTIALS),
            Map.entry("IncompleteSignature", Remedy.CREDENTIALS),
            Map.entry("IncompleteSignatureException", Remedy.CREDENTIALS),
            Map.entry("ExpiredToken", Remedy.EXPIRED),
            Map.entry("ExpiredTokenException", Remedy.EXPIRED),
            Map.entry("InvalidSignatureException", Remedy.SIGNATURE),
            Map.entry("SignatureDoesNotMatch", Remedy.SIGNATURE),
            Map.entry("RequestExpired", Remedy.SIGNATURE),
            Map.entry("RequestTimeTooSkewed", Remedy.SIGNATURE),
            Map.entry("RequestInTheFuture", Remedy.SIGNATURE),
            Map.entry("InvalidActiveRegionException", "Set AWS_REGION to the Region that the instance is active in."),
            Map.entry("UnknownOperationException", Remedy.ENDPOINT));

    private final Operation operation;
    private final String endpoint;
    private volatile boolean reachedBefore;

    /** @param endpoint what was called, for people */
    public ResponseReader(Operation operation, String endpoint) {
        this.operation = operation;
        this.endpoint = endpoint;
    }

    Operation operation() {
        return operation;
    }

    Response read(ConnectResponse response) {
        reachedBefore = true;
        String requestId = response.responseMetadata() == null
                ? null
                : known(response.responseMetadata().requestId());
        // Connect answers with JSON or nothing: a page is some proxy's.
        Optional<String> contentType = response.sdkHttpResponse().firstMatchingHeader("Content-Type");
        if (contentType.isPresent()
                && contentType.get().toLowerCase(Locale.ROOT).startsWith("text/html")) {
            return new Response.Transient("a web page that is not Connect's", true, requestId);
        }
        if (response instanceof DescribeContactResponse described && described.contact() == null) {
            return new Response.Transient("an answer without the contact", true, requestId);
        }
        return new Response.Accepted(requestId);
    }

    Response read(SdkException failure) {
        if (failure instanceof AwsServiceException answer) {
            reachedBefore = true;
            return readError(answer);
        }
        if (failure instanceof CredentialsException credentials) {
            return new Response.Fatal(credentials.getMessage(), null);
        }
        String refusal = ProxyFailure.refusal(failure);
        if (refusal != null) {
            return new Response.Fatal(refusal, null);
        }
        String proxy = ProxyFailure.outage(failure);
        if (proxy != null) {
            return new Response.Transient(proxy, false, null);
        }
        if (failure instanceof ApiCallAttemptTimeoutException || failure instanceof ApiCallTimeoutException) {
            return new Response.Transient("no answer in time", false, null);
        }
        if (causedBy(failure, UnknownHostException.class) && !reachedBefore) {
            // A name that has answered before is an outage of the name service; one that never has is a wrong name.
            return new Response.Fatal("The name of %s is not known. %s".formatted(endpoint, Remedy.ENDPOINT), null);
        }
        if (causedBy(failure, IOException.class)
                || (failure instanceof SdkClientException client && client.retryable())) {
            return new Response.Transient("no connection", false, null);
        }
        return new Response.Transient("an answer that cannot be read", false, null);
    }

    private Response readError(AwsServiceException answer) {
        int status = answer.statusCode();
        String code = code(answer);
        String requestId = known(answer.requestId());
        if (RetryUtils.isThrottlingException(answer)) {
            return new Response.Throttled(requestId);
        }
        if (status >= 500 || status == 408 || status == 425) {
            return new Response.Transient("HTTP " + status, true, requestId);
        }
        if (code != null && TRANSIENT_CODES.contains(code)) {
            return new Response.Transient(shown(code, status), true, requestId);
        }
        if (code != null && ROW_CODES.contains(code)) {
            return new Response.Rejected(code, status, requestId);
        }
        if (code != null && (status == 409 || code.equals("ConflictException"))) {
            return new Response.Conflict(code, status, requestId);
        }
        String remedy = remedyForAll(code, status);
        if (remedy != null) {
            String message = "Connect at %s answered %s. %s"
                    .formatted(
                            endpoint,
                            shown(code == null ? "without an error code" : code, status),
                            remedy.formatted(operation.apiName()));
            return isClockSkew(answer, remedy)
                    ? new Response.ClockSkew(message, requestId)
                    : new Response.Fatal(message, requestId);
        }
        return code == null
                ? new Response.Transient("HTTP " + status + " without an error code", true, requestId)
                : new Response.Rejected(code, status, requestId);
    }

    private static String shown(String code, int status) {
        return code + " (HTTP " + status + ")";
    }

    /**
     * The SDK corrects its offset for the next attempt by the answer's Date header, but of the codes that do not say so
     * themselves its 2.40.2 does not tell that it was the clock.
     */
    private static boolean isClockSkew(AwsServiceException answer, String remedy) {
        return answer.isClockSkewException()
                || (remedy.equals(Remedy.SIGNATURE)
                        && ClockSkew.getServerTime(answer.awsErrorDetails().sdkHttpResponse())
                                .filter(theirs -> ClockSkew.isClockSkewed(Instant.now(), theirs))
                                .isPresent());
    }

    private static @Nullable String remedyForAll(@Nullable String code, int status) {
        String remedy = code == null ? null : RUN_CODES.get(code);
        if (remedy != null) {
            return remedy;
        }
        return switch (status) {
            case 401, 403, 407 -> Remedy.PERMISSION;
            case 404 -> Remedy.ENDPOINT;
            default -> null;
        };
    }

    /** The error code if it looks like one: it goes into reports, and whoever answers may not be Connect. */
    private static @Nullable String code(AwsServiceException answer) {
        AwsErrorDetails details = answer.awsErrorDetails();
        String code = details == null ? null : details.errorCode();
        return code != null && code.length() <= LONGEST_CODE && code.matches("[A-Za-z][A-Za-z0-9.]*") ? code : null;
    }

    private static @Nullable String known(@Nullable String requestId) {
        return requestId != null
                        && requestId.length() <= 200
                        && requestId.matches("[!-~]+")
                        && !requestId.equals("UNKNOWN")
                ? requestId
                : null;
    }

    private static boolean causedBy(Throwable failure, Class<? extends Throwable> type) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }

    private static final class Remedy {
        static final String PERMISSION = "Allow connect:%s on the instance's contacts to the credentials in use.";
        static final String CREDENTIALS = "Check the credentials in use (AWS_PROFILE, the task role).";
        static final String EXPIRED = "Renew the credentials in use.";
        static final String SIGNATURE = "Check the credentials in use and this machine's clock.";
        static final String ENDPOINT = "Check AWS_REGION and AWS_ENDPOINT_URL_CONNECT.";
    }
}
