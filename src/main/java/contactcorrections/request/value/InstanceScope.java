package contactcorrections.request.value;

import contactcorrections.request.value.ConnectId.InstanceArn;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.util.function.SingletonSupplier;

/** Where the instances are that a run calls. A row whose instance is elsewhere by its ARN would reach another of that id, or none. */
public final class InstanceScope {

    /** For those who do not know. */
    public static final InstanceScope ANY = new InstanceScope(Optional::empty, null);

    private final SingletonSupplier<Optional<String>> region;
    private final @Nullable String account;

    /**
     * @param region finds the Region that is called; asked once, when a row first has an ARN
     * @param account number of the account that is called, null where it is not known
     */
    public InstanceScope(Supplier<Optional<String>> region, @Nullable String account) {
        this.region = SingletonSupplier.of(region);
        this.account = account;
    }

    /** What is wrong with an instance, null if nothing is; of the ARN itself nothing is repeated. */
    public @Nullable String complaint(InstanceArn arn) {
        String ours = region.obtain().orElse(arn.region());
        if (!ours.equals(arn.region())) {
            return "the ARN of an instance in another Region, expected one in %s, which this run calls".formatted(ours);
        }
        return account == null || account.equals(arn.account())
                ? null
                : "the ARN of an instance in another account, expected one in %s, which this run calls"
                        .formatted(account);
    }
}
