package contactcorrections.request;

import contactcorrections.run.Wording;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Someone who gets a copy of an outbound email, within the limits that the API reference gives for EmailAddressInfo. */
record Recipient(String emailAddress, @Nullable String displayName) {

    private static final Pattern ADDRESS = Pattern.compile("[^\\s@]+@[^\\s@]+\\.[^\\s@]+");

    static @Nullable Recipient read(JsonFields fields, Draft draft) {
        ErrorLocation location = fields.locationOf(Field.EMAIL_ADDRESS);
        if (!fields.isGiven(Field.EMAIL_ADDRESS, draft)) {
            draft.reject(location, ErrorCode.MISSING_EMAIL_ADDRESS, "a recipient without EmailAddress, expected one");
        }
        String address = fields.text(Field.EMAIL_ADDRESS, TextLimit.EMAIL_ADDRESS, draft);
        String name = fields.text(Field.DISPLAY_NAME, TextLimit.DISPLAY_NAME, draft);
        if (address == null) {
            return null;
        }
        if (!isAddress(address)) {
            draft.reject(
                    location,
                    ErrorCode.INVALID_EMAIL_ADDRESS,
                    Wording.characters(address) + ", expected an address such as a@b.example");
        }
        return new Recipient(address, name);
    }

    /** @param text no longer than an address may be: the time grows with the square of its length */
    static boolean isAddress(String text) {
        return ADDRESS.matcher(text).matches();
    }
}
