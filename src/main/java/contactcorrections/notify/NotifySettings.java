package contactcorrections.notify;

import contactcorrections.run.Setting;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.Name;

/**
 * Who is told how a run ended.
 *
 * @param destination null for nobody; a record cannot have a member {@code notify}
 */
@ConfigurationProperties("corrections")
public record NotifySettings(
        @Name(NAME)
        @Setting(
                label = "DEST",
                value = "Tell an SNS topic (its ARN) or an https:// address how each run ended (none).")
        @Nullable
        Destination destination) {

    public static final String NAME = "notify";

    /** Whether a value may hold a secret, so that it is not to be shown or stored: those of webhooks do. */
    public static boolean isSecret(String setting, @Nullable Object value) {
        return setting.equals(NAME) && !String.valueOf(value).strip().startsWith("arn:");
    }
}
