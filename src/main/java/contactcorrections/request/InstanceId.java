package contactcorrections.request;

import org.jspecify.annotations.Nullable;

/** The id of a Connect instance, given as it is or inside the instance's ARN. */
final class InstanceId {

    static final String EXPECTED =
            "expected an instance id of 1 to 100 characters or arn:aws:connect:REGION:ACCOUNT:instance/ID";

    private InstanceId() {}

    /** The id that a trimmed text stands for, null if it is an ARN of something else or cannot stand in an address. */
    static @Nullable String from(String text) {
        if (!text.regionMatches(true, 0, "arn:", 0, 4)) {
            return UrlPath.canCarry(text) ? text : null;
        }
        return InstanceArn.of(text)
                .map(InstanceArn::id)
                .filter(UrlPath::canCarry)
                .orElse(null);
    }
}
