package contactcorrections.request;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.connect.model.Endpoint;

/** What an endpoint of a contact becomes. The API requires neither field, so either may come alone. */
record EndpointUpdate(@Nullable String type, @Nullable String address) {

    /** Reads an endpoint. Only an address whose type is given in the same row can be told for a telephone number and normalised. */
    static EndpointUpdate read(FieldSource fields, Draft draft) {
        String type = fields.choice(Field.TYPE, Choice.ENDPOINT_TYPE, draft);
        String address = fields.text(Field.ADDRESS, TextLimit.ADDRESS, draft);
        if (address != null && !address.isEmpty() && "TELEPHONE_NUMBER".equals(type)) {
            address = phoneNumber(address, fields, draft);
        }
        return new EndpointUpdate(type, address);
    }

    private static @Nullable String phoneNumber(String address, FieldSource fields, Draft draft) {
        String country = draft.settings().defaultCountry();
        String number = PhoneNumbers.e164(address, country);
        if (number == null) {
            draft.reject(
                    fields.locationOf(Field.ADDRESS),
                    ErrorCode.INVALID_PHONE_NUMBER,
                    PhoneNumbers.complaint(address, country));
        }
        return number;
    }

    Endpoint toSdk() {
        return Endpoint.builder().type(type).address(address).build();
    }
}
