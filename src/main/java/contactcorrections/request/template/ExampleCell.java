package contactcorrections.request.template;

import contactcorrections.request.column.ColumnName;
import contactcorrections.request.column.Field;
import contactcorrections.request.column.RequestObject;

/** What could stand in a column. */
final class ExampleCell {

    static final String INSTANCE_ID = "11111111-2222-3333-4444-555555555555";

    private static final String URL = "https://crm.example.com/cases/1000";
    private static final String ARN = "arn:aws:connect:us-east-1:111122223333:instance/" + INSTANCE_ID;
    private static final String TELEPHONE_NUMBER = "+14255550100";
    private static final String QUEUE_ID = "66666666-7777-8888-9999-000000000000";
    private static final String USER_ID = "22222222-3333-4444-5555-666666666666";

    private ExampleCell() {}

    /** A cell of the column of that name; blank if nothing in it goes into a request. */
    static String of(String column, String clearToken) {
        ColumnName meaning = ColumnName.of(column);
        if (meaning instanceof ColumnName.Expectation expectation) {
            return expectation.part().field() == null ? of(expectation.part()) : clearToken;
        }
        return meaning instanceof ColumnName.Target target ? of(target) : "";
    }

    private static String of(ColumnName.Target target) {
        if (target.field() == null) {
            return json(target.object());
        }
        return target.referenceType() == null
                ? value(target.field(), target.object())
                : referenceValue(target.referenceType());
    }

    private static String value(Field field, RequestObject object) {
        return switch (field) {
            case CONTACT_ID -> "bdd640fb-0667-4ad1-9c80-317fa3b1799d";
            case INSTANCE_ID -> INSTANCE_ID;
            case NAME -> "Damaged parcel";
            case DESCRIPTION -> "Customer asks for a replacement";
            case TYPE -> object == RequestObject.REFERENCES ? "URL" : "TELEPHONE_NUMBER";
            case VALUE -> URL;
            case STATUS -> "AVAILABLE";
            case ARN, VALUE_ARN -> ARN;
            case STATUS_REASON -> "Checked by hand";
            case VALUE_STRING -> "gold";
            case VALUE_INTEGER -> "3";
            case CONTACT_EXPIRY -> "PT36H";
            case ID -> QUEUE_ID;
            case USER_ID -> USER_ID;
            case ADDRESS -> TELEPHONE_NUMBER;
            case CC -> "Night desk <desk@example.com>; ada@example.com";
            case VALUE_MAP, VALUE_LIST, CC_EMAIL_ADDRESSES, EMAIL_ADDRESS, DISPLAY_NAME ->
                throw new IllegalArgumentException("No cell of its own: " + field);
        };
    }

    private static String referenceValue(String type) {
        return switch (type) {
            case "URL" -> URL;
            case "NUMBER" -> "40007";
            case "STRING" -> "C-0000";
            case "DATE" -> "2026-12-01";
            case "EMAIL" -> "desk@example.com";
            default -> throw new IllegalArgumentException("No column of that type: " + type);
        };
    }

    private static String json(RequestObject object) {
        return switch (object) {
            case REFERENCES -> "{\"crm\": {\"Type\": \"URL\", \"Value\": \"%s\"}}".formatted(URL);
            case SEGMENT_ATTRIBUTES -> "{\"tier\": {\"ValueString\": \"gold\"}}";
            case QUEUE_INFO -> "{\"Id\": \"%s\"}".formatted(QUEUE_ID);
            case USER_INFO -> "{\"UserId\": \"%s\"}".formatted(USER_ID);
            case CUSTOMER_ENDPOINT, SYSTEM_ENDPOINT ->
                "{\"Type\": \"TELEPHONE_NUMBER\", \"Address\": \"%s\"}".formatted(TELEPHONE_NUMBER);
            case ADDITIONAL_RECIPIENTS -> "{\"CcEmailAddresses\": [{\"EmailAddress\": \"desk@example.com\"}]}";
            case CONTACT, RECIPIENT -> throw new IllegalArgumentException("No column of its own: " + object);
        };
    }
}
