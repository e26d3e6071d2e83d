package contactcorrections.request;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Someone who gets a copy of an outbound email, within the limits that the API reference gives for EmailAddressInfo. */
record Recipient(String emailAddress, @Nullable String displayName) {

    private static final Pattern ADDRESS = Pattern.compile("[^\\s@]+@[^\\s@]+\\.[^\\s@]+");

    static @Nullable Recipient read(JsonMembers members, Draft draft) {
        Place place = members.placeOf(Member.EMAIL_ADDRESS);
        if (!members.isGiven(Member.EMAIL_ADDRESS, draft)) {
            draft.reject(place, ErrorCode.MISSING_EMAIL_ADDRESS, "a recipient without EmailAddress, expected one");
        }
        String address = members.text(Member.EMAIL_ADDRESS, TextLimit.EMAIL_ADDRESS, draft);
        String name = members.text(Member.DISPLAY_NAME, TextLimit.DISPLAY_NAME, draft);
        if (address == null) {
            return null;
        }
        if (!isAddress(address)) {
            draft.reject(
                    place,
                    ErrorCode.INVALID_EMAIL_ADDRESS,
                    Quantity.ofCharacters(address) + ", expected an address such as a@b.example");
        }
        return new Recipient(address, name);
    }

    /** @param text no longer than an address may be: the time grows with the square of its length */
    static boolean isAddress(String text) {
        return ADDRESS.matcher(text).matches();
    }
}
