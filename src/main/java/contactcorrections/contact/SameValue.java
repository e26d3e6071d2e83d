package contactcorrections.contact;

import contactcorrections.request.column.Field;
import contactcorrections.request.value.EpochDate;
import contactcorrections.request.value.PhoneNumbers;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whether the API would tell two values of a field apart.
 *
 * @param defaultCountry ISO 3166 code of the country that national telephone numbers belong to
 */
record SameValue(@Nullable String defaultCountry) {

    /** @param type of the endpoint or the reference that has the field, null if it is neither or its type changes */
    boolean is(FieldValue held, FieldValue given, @Nullable String type) {
        if (held.isBlank() && given.isBlank()) {
            return true;
        }
        if (held.field() != given.field()) {
            return false;
        }
        return held.text().equals(given.text()) || haveTheSameMeaning(held.field(), held.text(), given.text(), type);
    }

    private boolean haveTheSameMeaning(Field field, String held, String given, @Nullable String type) {
        return switch (field) {
            case VALUE, ADDRESS -> asSent(held, type).equals(asSent(given, type));
            case VALUE_MAP, VALUE_LIST ->
                JsonMapper.shared().readTree(held).equals(JsonMapper.shared().readTree(given));
            case CC -> RecipientText.entries(held).equals(RecipientText.entries(given));
            default -> false;
        };
    }

    /** The form in which a row would send a text; what has none is left as it is. */
    private String asSent(String text, @Nullable String type) {
        String sent = switch (type == null ? "" : type) {
            case "TELEPHONE_NUMBER" -> PhoneNumbers.e164(text, defaultCountry);
            case "DATE" -> EpochDate.from(text);
            default -> null;
        };
        return sent == null ? text : sent;
    }
}
