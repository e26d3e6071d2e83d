package contactcorrections.aws;

import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;
import software.amazon.awssdk.auth.credentials.WebIdentityTokenFileCredentialsProvider;
import software.amazon.awssdk.core.SdkSystemSetting;

/**
 * Why the standard chain has no credentials. It tells what each of its providers said in one text with all the rest, and
 * leaves out causes: those that somebody has set up are asked once more.
 */
final class MissingCredentials {

    private MissingCredentials() {}

    /** What each provider that is set up says, in the chain's order; or that none is. */
    static String reason() {
        List<String> reasons = Stream.<Supplier<@Nullable String>>of(
                        MissingCredentials::keys,
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
