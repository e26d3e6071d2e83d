package contactcorrections.s3;

import contactcorrections.aws.CredentialsException;
import contactcorrections.aws.proxy.ProxyFailure;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** Explains to a user why a call to S3 failed. Of S3's own text it repeats only names of actions and policies. */
public final class S3Failure {

    /** The permissions that reading an object takes. */
    public static final String READ = "s3:GetObject, s3:GetObjectVersion and s3:ListBucket";

    /** The permission that listing a prefix takes. */
    public static final String LIST = "s3:ListBucket";

    private static final String EXPIRED = "the credentials in use have expired; renew them and run again";
    private static final String OTHER_REGION =
            "the bucket is in another Region than the one that is called; set AWS_REGION to the bucket's, or check AWS_ENDPOINT_URL_S3";

    private static final Map<String, String> REMEDIES = Map.ofEntries(
            Map.entry("NoSuchBucket", "no such bucket; check the address"),
            Map.entry("NoSuchKey", "no such object; check the address"),
            Map.entry("NoSuchVersion", "gone since this run began to read it; put it back and run again"),
            Map.entry("ExpiredToken", EXPIRED),
            Map.entry("TokenRefreshRequired", EXPIRED),
            Map.entry(
                    "InvalidToken",
                    "the session token in use is not accepted; renew the credentials, and check AWS_SESSION_TOKEN"),
            Map.entry("InvalidAccessKeyId", "the credentials in use are not known; check AWS_PROFILE or the task role"),
            Map.entry(
                    "SignatureDoesNotMatch",
                    "the credentials in use are not accepted; check them and this machine's clock"),
            Map.entry(
                    "RequestTimeTooSkewed",
                    "this machine's clock differs from S3's by more than S3 accepts; set the clock and run again"),
            Map.entry(
                    "InvalidObjectState",
                    "it is archived (Glacier) and cannot be read; restore it (aws s3api restore-object) and run again"),
            Map.entry(
                    "InvalidRequest",
                    "S3 does not take the request (InvalidRequest); an object that is encrypted with a customer's key (SSE-C)"
                            + " cannot be read, store it with S3's or a KMS key"),
            Map.entry("AccountProblem", "AWS has a problem with the account; look into its console"),
            Map.entry("AllAccessDisabled", "AWS has switched off access to it; ask AWS Support"),
            Map.entry("KMS.DisabledException", "its KMS key is disabled; enable the key and run again"),
            Map.entry("KMS.NotFoundException", "its KMS key does not exist; store it with another key"),
            Map.entry(
                    "KMS.KMSInvalidStateException",
                    "its KMS key is not usable, perhaps about to be deleted; look at the key"));

    private static final Pattern ACTION =
            Pattern.compile("not authorized to perform: ([a-z0-9-]{1,30}:[A-Za-z0-9]{1,60})");
    private static final Pattern POLICY = Pattern.compile("explicit deny in an? ("
            + "(?:identity-based|resource-based|session|service control|resource control|VPC endpoint) policy"
            + "|permissions boundary)");

    private S3Failure() {}

    /** What happened and what to do, to follow the address. */
    public static String explain(SdkException failure, String permission) {
        if (failure instanceof AwsServiceException answer) {
            return explain(answer, permission);
        }
        if (failure instanceof CredentialsException || failure instanceof S3Access.SetupException) {
            return String.valueOf(failure.getMessage());
        }
        String refusal = ProxyFailure.refusal(failure);
        if (refusal != null) {
            return refusal;
        }
        String proxy = ProxyFailure.outage(failure);
        return proxy == null
                ? "S3 cannot be reached; run again when it can be"
                : "S3 cannot be reached, %s; run again when it can be".formatted(proxy);
    }

    private static String explain(AwsServiceException answer, String permission) {
        String code = code(answer);
        String remedy = REMEDIES.get(code);
        if (remedy != null) {
            return remedy;
        }
        if (isOtherRegion(code, answer.statusCode())) {
            return OTHER_REGION;
        }
        return switch (answer.statusCode()) {
            case 401, 403 -> noAccess(answer, permission);
            case 404 -> "no such bucket or object; check the address";
            default ->
                "S3 answered %sHTTP %s; run again when it has recovered"
                        .formatted(code.matches("[A-Za-z.]+") ? code + ", " : "", answer.statusCode());
        };
    }

    /** S3 answers 403 for a missing object to callers that may not list the bucket. */
    private static String noAccess(AwsServiceException answer, String permission) {
        String message = answer.awsErrorDetails() == null
                ? ""
                : String.valueOf(answer.awsErrorDetails().errorMessage());
        Matcher action = ACTION.matcher(message);
        Matcher policy = POLICY.matcher(message);
        String denied = policy.find() ? ", which the %s denies".formatted(policy.group(1)) : "";
        if (!action.find()) {
            return "no access; allow %s to the credentials in use%s%s"
                    .formatted(
                            permission,
                            denied,
                            permission.equals(READ)
                                    ? "; check the address too, as without s3:ListBucket a missing object looks the same"
                                    : "");
        }
        return action.group(1).equals("s3:ListBucket")
                ? "no such object, or no access; check the address, and allow s3:ListBucket to the credentials in use%s, so that S3 tells which"
                        .formatted(denied)
                : "no access; allow %s to the credentials in use%s".formatted(action.group(1), denied);
    }

    private static boolean isOtherRegion(String code, int status) {
        return status == 301
                || code.equals("PermanentRedirect")
                || code.equals("AuthorizationHeaderMalformed")
                || code.equals("IllegalLocationConstraintException");
    }

    /** Whether S3 gave a code: its response to HEAD has no body, and the SDK puts the status in place of the code. */
    static boolean hasCode(AwsServiceException answer) {
        return !code(answer).isEmpty();
    }

    private static String code(AwsServiceException answer) {
        AwsErrorDetails details = answer.awsErrorDetails();
        String code = details == null ? null : details.errorCode();
        return code == null || code.matches("[0-9]*") ? "" : code;
    }
}
