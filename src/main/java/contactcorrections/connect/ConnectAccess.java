package contactcorrections.connect;

import contactcorrections.aws.StandardCredentials;
import contactcorrections.aws.StandardRegion;
import contactcorrections.aws.proxy.AwsHttp;
import contactcorrections.connect.attempt.CallContext;
import contactcorrections.connect.attempt.LeaseExpiredException;
import contactcorrections.connect.attempt.WarmUpGates;
import contactcorrections.request.value.AdditionalRecipients;
import contactcorrections.request.value.InstanceScope;
import contactcorrections.run.Clocks;
import contactcorrections.run.Run;
import contactcorrections.run.StopSignal;
import contactcorrections.run.Target;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.connect.ConnectClient;
import software.amazon.awssdk.services.connect.ConnectClientBuilder;

/**
 * Opens Connect for a run. Region, credentials and endpoint are those of the AWS SDK's standard chain.
 */
public final class ConnectAccess {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    /**
     * How long one attempt may take. Shorter than what a task that is told to stop waits for its open calls; and who takes
     * rows over from a process that died waits for so long, as a call of that process may still reach Connect.
     */
    public static final Duration ATTEMPT_TIMEOUT = Duration.ofSeconds(10);

    private final ConnectSettings settings;
    private final ConnectTarget target;

    public ConnectAccess(ConnectSettings settings, ConnectTarget target) {
        this.settings = settings;
        this.target = target;
    }

    /** Loads what a client takes, which is half a second's work, so that it is there when one is opened. */
    public void load() {
        try (ConnectClient client = client(() -> true)) {
            client.serviceClientConfiguration();
        } catch (ConnectUnavailableException e) {
            // Said by who needs a client.
        }
    }

    /**
     * What runs are applied to.
     *
     * @param instanceId the Connect instance of rows that name none, null if each names its own
     * @throws ConnectUnavailableException if Connect cannot be called as things are set up
     */
    public Target target(@Nullable String instanceId) {
        if (target.simulator() != null) {
            return Target.simulated(instanceId);
        }
        try (ConnectClient client = client(() -> true)) {
            var configuration = client.serviceClientConfiguration();
            var called = Target.of(
                    configuration.region().id(),
                    configuration.endpointOverride().orElse(null),
                    instanceId);
            if (!called.isRecordable()) {
                throw new ConnectUnavailableException(
                        "AWS_REGION or AWS_ENDPOINT_URL_CONNECT is longer than any Region or address. Check both.");
            }
            return called;
        }
    }

    /** Where rows may name instances: what is rehearsed is checked as it will be run, as far as that is known. */
    public InstanceScope scope(AccountSettings account) {
        return account.scope(() -> target.simulator() == null ? StandardRegion.find() : StandardRegion.findOffline());
    }

    /** The Region that is called, null when none is set. */
    public @Nullable String region() {
        if (target.simulator() != null) {
            return Target.SIMULATED;
        }
        return StandardRegion.find().orElse(null);
    }

    /**
     * Opens a client for the calls of a run.
     *
     * @throws ConnectUnavailableException if Connect cannot be called as things are set up
     */
    public ConnectSession open(Run.Lease lease, StopSignal stop, WarmUpGates gates) {
        var context = new CallContext(
                lease,
                stop,
                settings.patience(),
                gates,
                Clocks.SYSTEM,
                // Shared by all calls, which a generator of its own would not stand.
                () -> ThreadLocalRandom.current().nextLong());
        return new ConnectSession(client(lease), context);
    }

    ConnectClient client(Run.Lease lease) {
        ConnectClientBuilder builder = ConnectClient.builder()
                .httpClientBuilder(AwsHttp.throughProxies(ApacheHttpClient.builder()
                        .maxConnections(settings.maxInFlight())
                        .connectionTimeout(CONNECT_TIMEOUT)
                        .connectionAcquisitionTimeout(ATTEMPT_TIMEOUT)
                        .socketTimeout(ATTEMPT_TIMEOUT)))
                .overrideConfiguration(overrides -> overrides
                        // Retries are ours: the SDK's own would pass the token bucket by.
                        .retryStrategy(AwsRetryStrategy.doNotRetry())
                        .addExecutionInterceptor(new AdditionalRecipients.BodyInterceptor())
                        .addExecutionInterceptor(new LeaseExpiredException.Check(lease))
                        .apiCallAttemptTimeout(ATTEMPT_TIMEOUT));
        if (target.simulator() != null) {
            return builder.endpointOverride(target.simulator())
                    .region(Region.US_EAST_1)
                    .credentialsProvider(
                            StaticCredentialsProvider.create(AwsBasicCredentials.create("simulated", "simulated")))
                    .build();
        }
        String region = region();
        if (region == null) {
            throw new ConnectUnavailableException(StandardRegion.missing());
        }
        try {
            return builder.region(Region.of(region))
                    .credentialsProvider(new StandardCredentials())
                    .build();
        } catch (SdkClientException e) {
            // Its message repeats the setting, which may hold a password.
            throw new ConnectUnavailableException(
                    "Connect cannot be called as it is set up. Check AWS_ENDPOINT_URL_CONNECT (expected http://HOST or"
                            + " https://HOST) and the profile in AWS_PROFILE.",
                    e);
        }
    }
}
