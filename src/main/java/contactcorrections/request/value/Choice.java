package contactcorrections.request.value;

import contactcorrections.run.Wording;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An enumeration of the API. Kept as strings, because the SDK's own enums lag behind the service; the values are those of
 * the UpdateContact API reference.
 *
 * @param code what any other value is reported as
 */
public record Choice(ErrorCode code, List<String> values) {

    public static final Choice REFERENCE_TYPE = new Choice(
            ErrorCode.UNKNOWN_REFERENCE_TYPE,
            List.of(
                    "URL",
                    "ATTACHMENT",
                    "CONTACT_ANALYSIS",
                    "NUMBER",
                    "STRING",
                    "DATE",
                    "EMAIL",
                    "EMAIL_MESSAGE",
                    "EMAIL_MESSAGE_PLAIN_TEXT",
                    "EMAIL_MESSAGE_PLAIN_TEXT_REDACTED",
                    "EMAIL_MESSAGE_REDACTED"));

    public static final Choice REFERENCE_STATUS = new Choice(
            ErrorCode.UNKNOWN_REFERENCE_STATUS,
            List.of("AVAILABLE", "DELETED", "APPROVED", "REJECTED", "PROCESSING", "FAILED"));

    public static final Choice ENDPOINT_TYPE = new Choice(
            ErrorCode.UNKNOWN_ENDPOINT_TYPE,
            List.of("TELEPHONE_NUMBER", "VOIP", "CONTACT_FLOW", "CONNECT_PHONENUMBER_ARN", "EMAIL_ADDRESS"));

    /** The API's spelling of a value that is written in any case, null if the API has no such value. */
    public @Nullable String spellingOf(String text) {
        int at = values.indexOf(text);
        if (at < 0) {
            at = values.indexOf(text.toUpperCase(Locale.ROOT));
        }
        return at < 0 ? null : values.get(at);
    }

    /** All values, in the API's spelling. */
    public List<String> spellings() {
        return values;
    }

    public String complaint(String text) {
        return Wording.characters(text) + ", expected one of " + String.join(", ", values);
    }
}
