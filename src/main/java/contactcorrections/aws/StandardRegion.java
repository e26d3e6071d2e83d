package contactcorrections.aws;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.AwsProfileRegionProvider;
import software.amazon.awssdk.regions.providers.AwsRegionProvider;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.regions.providers.SystemSettingsRegionProvider;

/** The Region of the SDK's standard chain. */
public final class StandardRegion {

    private StandardRegion() {}

    /** The Region in force; empty when none is set, and {@link #missing} says why. */
    public static Optional<String> find() {
        return of(DefaultAwsRegionProviderChain.builder().build());
    }

    /** The Region as far as it can be told without a call: the environment's or the profile's. */
    public static Optional<String> findOffline() {
        return of(new SystemSettingsRegionProvider()).or(() -> of(new AwsProfileRegionProvider()));
    }

    private static Optional<String> of(AwsRegionProvider provider) {
        try {
            return Optional.ofNullable(provider.getRegion()).map(Region::id);
        } catch (RuntimeException e) {
            // The SDK throws IllegalArgumentException for a config file that cannot be read.
            return Optional.empty();
        }
    }

    /** For the user: why no Region is in force and what to do. */
    public static String missing() {
        @Nullable String reason = ProfileInForce.get().withoutRegion();
        return "No AWS Region is set%s. Set AWS_REGION, or a region in the profile."
                .formatted(reason == null ? "" : ": " + reason);
    }
}
