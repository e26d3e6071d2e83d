package contactcorrections.connect;

import contactcorrections.aws.AwsHttp;
import contactcorrections.aws.StandardCredentials;
import contactcorrections.throttle.QuotaOwner;
import contactcorrections.throttle.Throttle;
import contactcorrections.throttle.Throttles;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.StsClient;

/** Finds the throttle of the quota that calls count against. */
public final class CalledQuota {

    private static final Logger log = LoggerFactory.getLogger(CalledQuota.class);

    /** STS answers at once or is not to be had from here. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private static final String UNKNOWN = "unknown";

    private final ConnectTarget target;
    private final ConnectAccess connect;
    private @Nullable String account;

    public CalledQuota(AccountSettings settings, ConnectTarget target, ConnectAccess connect) {
        this.target = target;
        this.connect = connect;
        this.account = settings.known();
    }

    /**
     * The throttle that the next run has to pass.
     */
    public Throttle throttle(Throttles throttles) {
        String region = connect.region();
        if (target.simulator() != null || !throttles.areShared() || region == null) {
            return throttles.local();
        }
        if (account == null) {
            account = callerIdentity(region);
        }
        return throttles.of(new QuotaOwner(Objects.requireNonNull(account), region));
    }

    /**
     * Asks whose credentials these are. Those whose account cannot be told share one bucket for the Region: it may be less
     * than each could take, never more.
     */
    private static String callerIdentity(String region) {
        try (StsClient sts = StsClient.builder()
                .region(Region.of(region))
                .credentialsProvider(new StandardCredentials())
                .httpClientBuilder(
                        AwsHttp.throughProxies(ApacheHttpClient.builder().connectionTimeout(PATIENCE)))
                .overrideConfiguration(overrides ->
                        overrides.retryStrategy(AwsRetryStrategy.doNotRetry()).apiCallTimeout(PATIENCE))
                .build()) {
            return sts.getCallerIdentity().account();
        } catch (SdkException e) {
            log.debug("The account cannot be found out", e);
            return UNKNOWN;
        }
    }
}
