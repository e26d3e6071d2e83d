package contactcorrections.source;

import java.util.Map;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** Says in a user's words why S3 did not do what was asked. */
public final class S3Failure {

    private static final Map<String, String> REMEDIES = Map.of(
            "NoSuchBucket", "no such bucket; check the address",
            "NoSuchKey", "no such object; check the address",
            "NoSuchVersion", "gone since this run began to read it; put it back and run again",
            "ExpiredToken", "the credentials in use have expired; renew them and run again",
            "InvalidAccessKeyId", "the credentials in use are not known; check AWS_PROFILE or the task role",
            "SignatureDoesNotMatch", "the credentials in use are not accepted; check them and this machine's clock");

    private S3Failure() {}

    /** What happened and what to do, to stand behind the address. */
    public static String explain(SdkException failure, String permission) {
        if (failure instanceof AwsServiceException answer) {
            return explain(answer, permission);
        }
        String message = String.valueOf(failure.getMessage());
        if (message.contains("Unable to load credentials")) {
            return "no AWS credentials could be had; check AWS_PROFILE or the task role";
        }
        return "S3 cannot be reached; when it can be, run again";
    }

    private static String explain(AwsServiceException answer, String permission) {
        AwsErrorDetails details = answer.awsErrorDetails();
        String code = details == null || details.errorCode() == null ? "" : details.errorCode();
        String remedy = REMEDIES.get(code);
        if (remedy != null) {
            return remedy;
        }
        return switch (answer.statusCode()) {
            case 401, 403 -> "no access; allow %s to the credentials in use".formatted(permission);
            case 404 -> "no such bucket or object; check the address";
            default ->
                "S3 answered %sHTTP %s; when it is well, run again"
                        .formatted(code.matches("[A-Za-z]+") ? code + ", " : "", answer.statusCode());
        };
    }
}
