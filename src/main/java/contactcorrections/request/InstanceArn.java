package contactcorrections.request;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The ARN of a Connect instance.
 *
 * @param region the Region it is in
 * @param account number of the account it belongs to
 * @param id the instance's id
 */
public record InstanceArn(String region, String account, String id) {

    private static final Pattern ARN =
            Pattern.compile("arn:aws[a-z-]*:connect:([a-z0-9-]+):([0-9]{12}):instance/([^/\\s]+)");

    /** The ARN that a trimmed text is, empty if it is something else. */
    public static Optional<InstanceArn> of(String text) {
        Matcher arn = ARN.matcher(text);
        return arn.matches()
                ? Optional.of(new InstanceArn(arn.group(1), arn.group(2), arn.group(3)))
                : Optional.empty();
    }
}
