package contactcorrections.request.value;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Ids of contacts and instances, which reach Connect as steps of the call's URL. */
public final class ConnectId {

    public static final String EXPECTED_INSTANCE =
            "expected an instance id of 1 to 100 characters or arn:aws:connect:REGION:ACCOUNT:instance/ID";

    private static final Pattern UUID = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

    private ConnectId() {}

    /** Whether it has the form of the ids that Connect gives, which no other text of a file has by chance. */
    public static boolean isUuid(String id) {
        return UUID.matcher(id).matches();
    }

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

    /**
     * Tells whether the id survives percent-encoding. A lone dot or two are taken for steps up and down the path however
     * they are encoded, and an unpaired surrogate would arrive as a question mark: both would name another contact.
     */
    public static boolean fitsUrl(String id) {
        return !id.equals(".") && !id.equals("..") && !hasLoneSurrogate(id);
    }

    private static boolean hasLoneSurrogate(String id) {
        for (int i = 0; i < id.length(); i++) {
            if (Character.isSurrogate(id.charAt(i))) {
                return id.codePoints().anyMatch(point -> Character.getType(point) == Character.SURROGATE);
            }
        }
        return false;
    }

    /** The instance's id that a trimmed text is or has in its ARN; null if it is another ARN or cannot stand in a URL. */
    public static @Nullable String ofInstance(String text) {
        if (!text.regionMatches(true, 0, "arn:", 0, 4)) {
            return fitsUrl(text) ? text : null;
        }
        return InstanceArn.of(text)
                .map(InstanceArn::id)
                .filter(ConnectId::fitsUrl)
                .orElse(null);
    }
}
