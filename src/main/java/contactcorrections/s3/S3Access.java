package contactcorrections.s3;

import contactcorrections.aws.StandardCredentials;
import contactcorrections.aws.StandardRegion;
import contactcorrections.aws.proxy.AwsHttp;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/** Opens a client of S3 when it is first needed, with the Region, credentials and endpoint of the SDK's standard chain. */
public final class S3Access implements AutoCloseable {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration SILENCE = Duration.ofSeconds(20);
    private static final Duration ATTEMPT_TIMEOUT = Duration.ofMinutes(2);

    /** With its pauses about half a minute. */
    private static final int ATTEMPTS = 10;

    private @Nullable S3Client client;

    /** S3 cannot be called as it is set up. The message is for the user: what is missing or wrong. */
    static final class SetupException extends SdkException {

        private static final long serialVersionUID = 1L;

        SetupException(String message, Throwable cause) {
            super(SdkException.builder().message(message).cause(cause));
        }
    }

    /**
     * The client, which may be used as long as this is open.
     *
     * @throws SetupException if S3 cannot be called with the settings of the environment
     * @throws contactcorrections.aws.UsageException if the setting of a proxy is wrong
     */
    public synchronized S3Client client() {
        if (client == null) {
            client = open();
        }
        return client;
    }

    /** The objects under a prefix, in key order. */
    public List<S3Address> list(S3Address prefix) {
        return client()
                .listObjectsV2Paginator(list -> list.bucket(prefix.bucket()).prefix(prefix.key()))
                .contents()
                .stream()
                .map(object -> new S3Address(prefix.bucket(), object.key()))
                .toList();
    }

    private static S3Client open() {
        try {
            S3Client standard = builder().build();
            if (standard.serviceClientConfiguration().endpointOverride().isEmpty()) {
                return standard;
            }
            // A stand-in for S3 seldom has a host name for each bucket.
            standard.close();
            return builder().forcePathStyle(true).build();
        } catch (SdkClientException e) {
            throw new SetupException(
                    StandardRegion.find().isEmpty()
                            ? "S3 cannot be called. " + StandardRegion.missing()
                            : "S3 cannot be called as it is set up; check AWS_ENDPOINT_URL_S3 (expected http://HOST or"
                                    + " https://HOST) and the profile in AWS_PROFILE",
                    e);
        }
    }

    private static S3ClientBuilder builder() {
        return S3Client.builder()
                .crossRegionAccessEnabled(true)
                .credentialsProvider(new StandardCredentials())
                .httpClientBuilder(AwsHttp.throughProxies(ApacheHttpClient.builder()
                        .connectionTimeout(CONNECT_TIMEOUT)
                        .socketTimeout(SILENCE)))
                .overrideConfiguration(overrides -> overrides
                        .retryStrategy(AwsRetryStrategy.standardRetryStrategy().toBuilder()
                                .maxAttempts(ATTEMPTS)
                                .build())
                        .apiCallAttemptTimeout(ATTEMPT_TIMEOUT));
    }

    @Override
    public synchronized void close() {
        if (client != null) {
            client.close();
            client = null;
        }
    }
}
