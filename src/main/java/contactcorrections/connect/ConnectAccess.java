package contactcorrections.connect;

import contactcorrections.outcome.Target;
import contactcorrections.request.AdditionalRecipientsInterceptor;
import contactcorrections.throttle.Throttle;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.IdentityProvider;
import software.amazon.awssdk.identity.spi.ResolveIdentityRequest;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.services.connect.ConnectClient;
import software.amazon.awssdk.services.connect.ConnectClientBuilder;

/**
 * Opens Connect for a run. Region, credentials and endpoint are those of the AWS SDK's standard chain.
 */
public final class ConnectAccess {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    /** Shorter than what a task that is told to stop waits for its open calls. */
    private static final Duration ATTEMPT_TIMEOUT = Duration.ofSeconds(20);

    private final ConnectSettings settings;
    private final ConnectTarget target;

    public ConnectAccess(ConnectSettings settings, ConnectTarget target) {
        this.settings = settings;
        this.target = target;
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
        try (ConnectClient client = client()) {
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

    /** The Region that is called, null when none is set. */
    public @Nullable String region() {
        if (target.simulator() != null) {
            return Target.SIMULATED;
        }
        try {
            return DefaultAwsRegionProviderChain.builder().build().getRegion().id();
        } catch (SdkClientException e) {
            return null;
        }
    }

    /**
     * Opens a client and makes an updater that calls through it.
     *
     * @throws ConnectUnavailableException if Connect cannot be called as things are set up
     */
    public ContactUpdater open(Throttle throttle, StopSignal stop, CallMonitor monitor) {
        ConnectClient client = client();
        return new ContactUpdater(
                client,
                new AnswerReader(endpoint(client)),
                throttle,
                stop,
                monitor,
                settings.patience(),
                Clocks.SYSTEM,
                // Shared by all calls, which a generator of its own would not stand.
                () -> ThreadLocalRandom.current().nextLong());
    }

    ConnectClient client() {
        ConnectClientBuilder builder = ConnectClient.builder()
                .httpClientBuilder(ApacheHttpClient.builder()
                        .maxConnections(settings.maxInFlight())
                        .connectionTimeout(CONNECT_TIMEOUT)
                        .connectionAcquisitionTimeout(ATTEMPT_TIMEOUT)
                        .socketTimeout(ATTEMPT_TIMEOUT))
                .overrideConfiguration(overrides -> overrides
                        // Retries are ours: the SDK's own would pass the token bucket by.
                        .retryStrategy(AwsRetryStrategy.doNotRetry())
                        .addExecutionInterceptor(new AdditionalRecipientsInterceptor())
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
            throw new ConnectUnavailableException("No AWS Region is set. Set AWS_REGION, or a region in AWS_PROFILE.");
        }
        try {
            return builder.region(Region.of(region))
                    .credentialsProvider(new NamedFailure(
                            DefaultCredentialsProvider.builder().build()))
                    .build();
        } catch (SdkClientException e) {
            throw new ConnectUnavailableException(
                    "Connect cannot be called as it is set up (%s). Check AWS_ENDPOINT_URL_CONNECT and AWS_PROFILE."
                            .formatted(e.getMessage()),
                    e);
        }
    }

    /** What the client calls, for people. */
    static String endpoint(ConnectClient client) {
        return client.serviceClientConfiguration()
                .endpointOverride()
                .map(Object::toString)
                .orElseGet(() -> "Region " + client.serviceClientConfiguration().region());
    }

    /** Tells "no credentials" from other failures of a call: the SDK throws the same type for both. */
    private record NamedFailure(IdentityProvider<AwsCredentialsIdentity> provider)
            implements IdentityProvider<AwsCredentialsIdentity> {

        @Override
        public Class<AwsCredentialsIdentity> identityType() {
            return AwsCredentialsIdentity.class;
        }

        @Override
        public CompletableFuture<? extends AwsCredentialsIdentity> resolveIdentity(ResolveIdentityRequest request) {
            try {
                return provider.resolveIdentity(request).handle((identity, failure) -> {
                    if (failure != null) {
                        throw new CredentialsException(failure);
                    }
                    return identity;
                });
            } catch (RuntimeException e) {
                throw new CredentialsException(e);
            }
        }
    }
}
