package contactcorrections.aws;

import contactcorrections.aws.proxy.AwsHttp;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.WebIdentityTokenFileCredentialsProvider;
import software.amazon.awssdk.core.SdkSystemSetting;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.IdentityProvider;
import software.amazon.awssdk.identity.spi.ResolveIdentityRequest;

/**
 * The credentials of the SDK's standard chain. Where it has none, a {@link CredentialsException} says why: the SDK lists what
 * each provider said in one text, without the causes, so those that are set up are asked once more.
 */
public final class StandardCredentials implements IdentityProvider<AwsCredentialsIdentity> {

    private final DefaultCredentialsProvider chain;

    public StandardCredentials() {
        AwsHttp.useForClientsOfTheSdk();
        chain = DefaultCredentialsProvider.builder().build();
    }

    @Override
    public Class<AwsCredentialsIdentity> identityType() {
        return AwsCredentialsIdentity.class;
    }

    @Override
    public CompletableFuture<? extends AwsCredentialsIdentity> resolveIdentity(ResolveIdentityRequest request) {
        try {
            return chain.resolveIdentity(request).handle((identity, failure) -> {
                if (failure != null) {
                    throw new CredentialsException(whyMissing(), failure);
                }
                return identity;
            });
        } catch (RuntimeException e) {
            throw new CredentialsException(whyMissing(), e);
        }
    }

    /** What each provider that is set up says, in the chain's order; or that none is. */
    private static String whyMissing() {
        List<String> reasons = Stream.<Supplier<@Nullable String>>of(
                        StandardCredentials::keys,
                        () -> asked(
                                SdkSystemSetting.AWS_WEB_IDENTITY_TOKEN_FILE,
                                WebIdentityTokenFileCredentialsProvider::create),
                        () -> ProfileInForce.get().withoutCredentials(),
                        () -> asked(
                                SdkSystemSetting.AWS_CONTAINER_CREDENTIALS_RELATIVE_URI,
                                () -> ContainerCredentialsProvider.builder().build()),
                        () -> asked(
                                SdkSystemSetting.AWS_CONTAINER_CREDENTIALS_FULL_URI,
                                () -> ContainerCredentialsProvider.builder().build()))
                .map(Supplier::get)
                .filter(Objects::nonNull)
                .toList();
        return (reasons.isEmpty() ? nothing() : reasons.stream().collect(Collectors.joining("; "))) + ".";
    }

    private static @Nullable String keys() {
        boolean key = isSet(SdkSystemSetting.AWS_ACCESS_KEY_ID);
        boolean secret = isSet(SdkSystemSetting.AWS_SECRET_ACCESS_KEY);
        if (key == secret) {
            return null;
        }
        return key
                ? "AWS_ACCESS_KEY_ID is set without AWS_SECRET_ACCESS_KEY"
                : "AWS_SECRET_ACCESS_KEY is set without AWS_ACCESS_KEY_ID";
    }

    private static @Nullable String asked(SdkSystemSetting setting, Supplier<AwsCredentialsProvider> provider) {
        if (!isSet(setting)) {
            return null;
        }
        try {
            provider.get().resolveCredentials();
            return "%s gave none at first, and did when asked again; run again".formatted(setting.name());
        } catch (RuntimeException e) {
            return "%s: %s".formatted(setting.name(), Reason.of(e));
        }
    }

    private static boolean isSet(SdkSystemSetting setting) {
        return setting.getStringValue().filter(value -> !value.isBlank()).isPresent();
    }

    /** The metadata service is not asked again: where there is none, that takes seconds. */
    private static String nothing() {
        String metadata =
                SdkSystemSetting.AWS_EC2_METADATA_DISABLED.getBooleanValue().orElse(false)
                        ? "the instance metadata service is switched off (AWS_EC2_METADATA_DISABLED)"
                        : "the instance metadata service cannot be reached or has no role";
        return "no keys in the environment, no profile \"default\", no role of a container, and " + metadata
                + "; set AWS_PROFILE, or give the task or instance a role";
    }
}
