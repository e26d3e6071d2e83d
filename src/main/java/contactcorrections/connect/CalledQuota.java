package contactcorrections.connect;

import contactcorrections.throttle.QuotaOwner;
import contactcorrections.throttle.Throttle;
import contactcorrections.throttle.Throttles;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.StsClient;

/** Finds the throttle of the quota that calls count against. */
public final class CalledQuota {

    private static final Duration ATTEMPT_TIMEOUT = Duration.ofSeconds(10);

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
     *
     * @throws ConnectUnavailableException if it is not known whose quota it is
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

    private static String callerIdentity(String region) {
        try (StsClient sts = StsClient.builder()
                .region(Region.of(region))
                .httpClientBuilder(ApacheHttpClient.builder())
                .overrideConfiguration(overrides -> overrides.apiCallAttemptTimeout(ATTEMPT_TIMEOUT))
                .build()) {
            return sts.getCallerIdentity().account();
        } catch (SdkException e) {
            String answer = e instanceof AwsServiceException service && service.awsErrorDetails() != null
                    ? "answered " + service.awsErrorDetails().errorCode()
                    : "cannot be asked";
            throw new ConnectUnavailableException(
                    "The throttle is shared by account, and whose it is cannot be found out: STS %s. Check the credentials in use, or give --account."
                            .formatted(answer));
        }
    }
}
