package contactcorrections.request;

import contactcorrections.run.Wording;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An enumeration of the API. Kept as strings, because the SDK's own enums lag behind the service; the values are those of
 * the UpdateContact API reference.
 */
final class Choice {

    static final Choice REFERENCE_TYPE = new Choice(
            ErrorCode.UNKNOWN_REFERENCE_TYPE,
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
            "EMAIL_MESSAGE_REDACTED");

    static final Choice REFERENCE_STATUS = new Choice(
            ErrorCode.UNKNOWN_REFERENCE_STATUS, "AVAILABLE", "DELETED", "APPROVED", "REJECTED", "PROCESSING", "FAILED");

    static final Choice ENDPOINT_TYPE = new Choice(
            ErrorCode.UNKNOWN_ENDPOINT_TYPE,
            "TELEPHONE_NUMBER",
            "VOIP",
            "CONTACT_FLOW",
            "CONNECT_PHONENUMBER_ARN",
            "EMAIL_ADDRESS");

    private final ErrorCode code;
    private final Map<String, String> spellings = new LinkedHashMap<>();

    private Choice(ErrorCode code, String... spellings) {
        this.code = code;
        for (String spelling : spellings) {
            this.spellings.put(spelling, spelling);
        }
    }

    ErrorCode code() {
        return code;
    }

    /** The API's spelling of a value that is written in any case, null if the API has no such value. */
    @Nullable
    String spellingOf(String text) {
        String spelling = spellings.get(text);
        return spelling != null ? spelling : spellings.get(text.toUpperCase(Locale.ROOT));
    }

    String complaint(String text) {
        return Wording.characters(text) + ", expected one of " + String.join(", ", spellings.keySet());
    }
}
