package contactcorrections.connect;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Which account is called.
 *
 * @param account number of the account whose quota the calls count against, null to find it out
 * @param instanceId the Connect instance; its ARN names the account
 */
@ConfigurationProperties("corrections")
public record AccountSettings(
        @Nullable String account, @Nullable String instanceId) {

    private static final Pattern NUMBER = Pattern.compile("[0-9]{12}");
    private static final Pattern ARN = Pattern.compile("arn:[^:]+:connect:[^:]*:([0-9]{12}):.*");

    public AccountSettings {
        if (account != null && !NUMBER.matcher(account).matches()) {
            throw new IllegalArgumentException("account: expected an account number of 12 digits");
        }
    }

    /** The account as far as the settings name it. */
    @Nullable
    String known() {
        Matcher arn = ARN.matcher(instanceId == null ? "" : instanceId.strip());
        return arn.matches() ? arn.group(1) : account;
    }
}
