package contactcorrections.connect;

import contactcorrections.request.value.ConnectId.InstanceArn;
import contactcorrections.request.value.InstanceScope;
import contactcorrections.run.Setting;
import java.util.Optional;
import java.util.function.Supplier;
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
        @Setting(
                label = "ID",
                value =
                        "The account that is called, whose quota PostgreSQL shares out (from the ARN, else asked of STS).")
        @Nullable
        String account,

        @Nullable String instanceId) {

    private static final Pattern NUMBER = Pattern.compile("[0-9]{12}");

    public AccountSettings {
        if (account != null && !NUMBER.matcher(account).matches()) {
            throw new IllegalArgumentException("account: expected an account number of 12 digits");
        }
        String ofInstance = arn(instanceId).map(InstanceArn::account).orElse(account);
        if (account != null && !account.equals(ofInstance)) {
            throw new IllegalArgumentException(
                    "account: expected %s, the account in the ARN of the instance".formatted(ofInstance));
        }
    }

    /** The account as far as the settings name it. */
    @Nullable
    public String known() {
        return arn(instanceId).map(InstanceArn::account).orElse(account);
    }

    /** The Region of the instance, if it is given as an ARN. */
    public Optional<String> regionOfInstance() {
        return arn(instanceId).map(InstanceArn::region);
    }

    /**
     * Where rows may name instances.
     *
     * @param called finds the Region that is called; the instance's own counts before it
     */
    public InstanceScope scope(Supplier<Optional<String>> called) {
        return new InstanceScope(() -> regionOfInstance().or(called), known());
    }

    private static Optional<InstanceArn> arn(@Nullable String text) {
        return text == null ? Optional.empty() : InstanceArn.of(text.strip());
    }
}
