package contactcorrections.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import contactcorrections.input.InputException;
import contactcorrections.input.S3Input;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** What S3 says on the wire, through the SDK's client, to what a user is told. */
@Timeout(60)
class S3FailureTests {

    private final Properties before = new Properties();

    @BeforeEach
    void useNothingOfThisMachine(@TempDir Path folder) {
        before.putAll(System.getProperties());
        System.setProperty("aws.sharedCredentialsFile", folder.resolve("none").toString());
        System.setProperty("aws.configFile", folder.resolve("none").toString());
        System.setProperty("aws.disableEc2Metadata", "true");
        System.setProperty("aws.region", "eu-central-1");
        System.setProperty("aws.accessKeyId", "test");
        System.setProperty("aws.secretAccessKey", "test");
    }

    @AfterEach
    void restore() {
        System.setProperties(before);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            400 | ExpiredToken             | The provided token has expired. | the credentials in use have expired; renew them
            400 | InvalidToken             | The provided token is malformed | the session token in use is not accepted; renew the credentials
            400 | InvalidRequest           | The object was stored using a form of Server Side Encryption. | encrypted with a customer's key (SSE-C)
            403 | InvalidAccessKeyId       | The AWS Access Key Id you provided does not exist in our records. | the credentials in use are not known; check AWS_PROFILE
            403 | SignatureDoesNotMatch    | The request signature does not match. | not accepted; check them and this machine's clock
            403 | InvalidObjectState       | The operation is not valid for the object's storage class | it is archived (Glacier) and cannot be read; restore it
            400 | KMS.DisabledException    | arn:aws:kms:eu-central-1:111122223333:key/k is disabled. | its KMS key is disabled; enable the key
            403 | AccessDenied             | User: arn:aws:iam::111122223333:user/zoe.q is not authorized to perform: kms:Decrypt on resource: arn:aws:kms:k | no access; allow kms:Decrypt to the credentials in use
            403 | AccessDenied             | User: arn:aws:iam::111122223333:user/zoe.q is not authorized to perform: s3:ListBucket on resource: "arn:aws:s3:::corrections" because no identity-based policy allows the s3:ListBucket action | no such object, or no access; check the address, and allow s3:ListBucket
            403 | AccessDenied             | User: zoe.q is not authorized to perform: s3:GetObject on resource: "x" with an explicit deny in a VPC endpoint policy | allow s3:GetObject to the credentials in use, which the VPC endpoint policy denies
            403 | AccessDenied             | Access Denied | no access; allow s3:GetObject, s3:GetObjectVersion and s3:ListBucket to the credentials in use; check the address too, as without s3:ListBucket a missing object looks the same
            301 | PermanentRedirect        | The bucket you are attempting to access must be addressed using the specified endpoint. | the bucket is in another Region
            400 | AuthorizationHeaderMalformed | the region 'eu-central-1' is wrong; expecting 'eu-west-1' | the bucket is in another Region
            """)
    void refusalIsExplainedByItsCodeAlthoughHeadBearsNone(int status, String code, String message, String told)
            throws IOException {
        try (var server = new RefusingS3(status, code, message);
                var s3 = new S3Access()) {
            System.setProperty("aws.endpointUrlS3", server.uri().toString());

            var failure =
                    catchThrowableOfType(InputException.class, () -> input(s3).fingerprint());

            assertThat(failure)
                    .hasMessageStartingWith("s3://corrections/a.csv: ")
                    .hasMessageContaining(told);
            assertThat(failure.getMessage()).doesNotContain("arn:", "AKIA", "zoe.q", "HTTP 4");
            assertThat(server.requests()).contains("HEAD", "GET bytes=0-0");
        }
    }

    @Test
    void clockThatDiffersIsTold() {
        var failure = S3Exception.builder()
                .statusCode(403)
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode("RequestTimeTooSkewed")
                        .build())
                .build();

        assertThat(S3Failure.explain(failure, "s3:GetObject")).contains("clock", "set the clock and run again");
    }

    @Test
    void missingBucketIsNotAskedForAReason() throws IOException {
        try (var server = new RefusingS3(404, "NoSuchBucket", "The specified bucket does not exist");
                var s3 = new S3Access()) {
            System.setProperty("aws.endpointUrlS3", server.uri().toString());

            assertThatExceptionOfType(InputException.class)
                    .isThrownBy(() -> input(s3).fingerprint())
                    .withMessage("s3://corrections/a.csv: no such bucket; check the address");
            assertThat(server.requests()).containsOnly("HEAD");
        }
    }

    @Test
    void reportThatMayNotBePutNamesThePermission() throws IOException {
        try (var server = new RefusingS3(
                        403,
                        "AccessDenied",
                        "User: zoe.q is not authorized to perform: kms:GenerateDataKey on resource: k");
                var s3 = new S3Access()) {
            System.setProperty("aws.endpointUrlS3", server.uri().toString());

            var failure = catchThrowableOfType(
                    SdkException.class,
                    () -> s3.client().putObject(put -> put.bucket("b").key("k"), RequestBody.fromString("report")));

            assertThat(S3Failure.explain(failure, "s3:PutObject"))
                    .isEqualTo("no access; allow kms:GenerateDataKey to the credentials in use");
        }
    }

    @Test
    void missingRegionAndAnEndpointThatIsNoUrlAreToldApart() {
        System.setProperty("aws.endpointUrlS3", "http://user:hidden@ not a url");
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> input(new S3Access()).fingerprint())
                .withMessageContaining("AWS_ENDPOINT_URL_S3")
                .withMessageNotContaining("hidden");

        System.clearProperty("aws.endpointUrlS3");
        System.clearProperty("aws.region");
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> input(new S3Access()).fingerprint())
                .withMessageContaining("No AWS Region is set")
                .withMessageContaining("AWS_REGION");
    }

    @Test
    void missingCredentialsAreTold() {
        System.clearProperty("aws.accessKeyId");
        System.clearProperty("aws.secretAccessKey");
        System.setProperty("aws.profile", "nope");

        try (var s3 = new S3Access()) {
            assertThatExceptionOfType(InputException.class)
                    .isThrownBy(() -> input(s3).fingerprint())
                    .withMessageStartingWith("s3://corrections/a.csv: No AWS credentials: profile \"nope\"");
        }
    }

    private static S3Input input(S3Access s3) {
        return S3Input.of(s3, S3Address.of("s3://corrections/a.csv"));
    }
}
