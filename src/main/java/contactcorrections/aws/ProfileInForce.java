package contactcorrections.aws;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.profiles.Profile;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.profiles.ProfileFileSystemSetting;
import software.amazon.awssdk.profiles.ProfileProperty;

/**
 * The profile that {@code AWS_PROFILE} names, or {@code default}.
 *
 * @param name its name
 * @param chosen whether somebody named it
 */
record ProfileInForce(String name, boolean chosen) {

    static ProfileInForce get() {
        Optional<String> named = ProfileFileSystemSetting.AWS_PROFILE.getNonDefaultStringValue();
        return new ProfileInForce(named.orElse("default"), named.isPresent());
    }

    /** Why it has no Region, null where none is expected of it. */
    @Nullable
    String withoutRegion() {
        try {
            Optional<Profile> profile = find();
            if (profile.isEmpty()) {
                return missing();
            }
            return profile.get().property(ProfileProperty.REGION).isPresent()
                    ? null
                    : "profile %s has no region".formatted(shown());
        } catch (RuntimeException e) {
            return unreadable(e);
        }
    }

    /** Why it gives no credentials, null where none are expected of it. */
    @Nullable
    String withoutCredentials() {
        Optional<Profile> profile;
        try {
            profile = find();
        } catch (RuntimeException e) {
            return unreadable(e);
        }
        return profile.isEmpty() ? missing() : refusal(profile.get());
    }

    private @Nullable String refusal(Profile profile) {
        try (var provider = ProfileCredentialsProvider.create(name)) {
            provider.resolveCredentials();
            return "profile %s gave none at first, and did when asked again; run again".formatted(shown());
        } catch (RuntimeException e) {
            boolean signsOn = profile.properties().containsKey("sso_session")
                    || profile.properties().containsKey(ProfileProperty.SSO_START_URL);
            if (signsOn) {
                return "profile %s cannot sign in to IAM Identity Center (%s); run: aws sso login --profile %s"
                        .formatted(shown(), Reason.of(e), name());
            }
            return profile.properties().containsKey(ProfileProperty.CREDENTIAL_PROCESS)
                    ? "the credential_process of profile %s failed (%s)".formatted(shown(), Reason.of(e))
                    : "profile %s: %s".formatted(shown(), nothingOrReason(e));
        }
    }

    private static String nothingOrReason(RuntimeException failure) {
        String message = String.valueOf(failure.getMessage());
        return message.startsWith("Profile file contained no credentials")
                ? "it has neither keys nor another way to credentials"
                : Reason.of(failure);
    }

    private Optional<Profile> find() {
        return ProfileFile.defaultProfileFile().profile(name);
    }

    private @Nullable String missing() {
        return chosen
                ? "profile %s (AWS_PROFILE) is neither in the AWS config file nor in the credentials file"
                        .formatted(shown())
                : null;
    }

    private static String unreadable(RuntimeException failure) {
        return "the AWS config or credentials file cannot be read (%s)".formatted(Reason.of(failure));
    }

    private String shown() {
        return "\"" + Reason.line(name) + "\"";
    }
}
