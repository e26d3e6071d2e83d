package contactcorrections.connect.quota;

import contactcorrections.aws.CredentialsException;
import contactcorrections.aws.StandardCredentials;
import contactcorrections.aws.proxy.AwsHttp;
import contactcorrections.connect.AccountSettings;
import contactcorrections.connect.ConnectAccess;
import contactcorrections.connect.ConnectTarget;
import contactcorrections.connect.ConnectUnavailableException;
import contactcorrections.throttle.Operation;
import contactcorrections.throttle.Quota;
import contactcorrections.throttle.Throttle;
import contactcorrections.throttle.Throttles;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.StsClient;

/** Finds the throttle of the quota that calls count against. */
public final class CalledQuota {

    private static final Logger log = LoggerFactory.getLogger(CalledQuota.class);

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(3);

    /** Long enough for a busy machine and some retries, as a run that is told no account does not begin. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final ConnectTarget target;
    private final ConnectAccess connect;
    private @Nullable String account;

    public CalledQuota(AccountSettings settings, ConnectTarget target, ConnectAccess connect) {
        this.target = target;
        this.connect = connect;
        this.account = settings.known();
    }

    /**
     * The throttle that calls of an operation have to pass.
     *
     * @throws ConnectUnavailableException if a quota is shared and its account cannot be told
     */
    public Throttle throttle(Throttles throttles, Operation operation) {
        String region = connect.region();
        if (target.simulator() != null || !throttles.areShared() || region == null) {
            return throttles.local(operation);
        }
        if (account == null) {
            account = callerIdentity(region);
        }
        return throttles.of(new Quota(operation, account, region));
    }

    /** Asks whose credentials these are. With a guess two processes would take the same quota twice. */
    private static String callerIdentity(String region) {
        try (StsClient sts = StsClient.builder()
                .region(Region.of(region))
                .credentialsProvider(new StandardCredentials())
                .httpClientBuilder(
                        AwsHttp.throughProxies(ApacheHttpClient.builder().connectionTimeout(CONNECT_TIMEOUT)))
                .overrideConfiguration(overrides -> overrides
                        .retryStrategy(AwsRetryStrategy.standardRetryStrategy())
                        .apiCallTimeout(PATIENCE))
                .build()) {
            return sts.getCallerIdentity().account();
        } catch (CredentialsException e) {
            throw new ConnectUnavailableException(e.getMessage(), e);
        } catch (SdkException e) {
            log.debug("The account cannot be found out", e);
            throw new ConnectUnavailableException(
                    "The account whose quota is shared through PostgreSQL cannot be told, as STS gives no answer (%s). Name it with --account."
                            .formatted(reason(e)),
                    e);
        }
    }

    private static String reason(SdkException failure) {
        return failure instanceof AwsServiceException answer
                ? "%s, HTTP %s".formatted(answer.awsErrorDetails().errorCode(), answer.statusCode())
                : String.valueOf(failure.getMessage());
    }
}
