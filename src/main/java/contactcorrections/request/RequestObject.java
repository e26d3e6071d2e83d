package contactcorrections.request;

import java.util.List;
import java.util.stream.Collectors;

/** Fields of the request that belong together, and the column that takes them as one JSON object. */
enum RequestObject {
    CONTACT(""),
    REFERENCES("References"),
    SEGMENT_ATTRIBUTES("SegmentAttributes"),
    QUEUE_INFO("QueueInfo"),
    USER_INFO("UserInfo"),
    CUSTOMER_ENDPOINT("CustomerEndpoint"),
    SYSTEM_ENDPOINT("SystemEndpoint"),
    ADDITIONAL_RECIPIENTS("AdditionalRecipients"),
    /** One of the additional recipients; it has no column, only a place in the JSON of all. */
    RECIPIENT("");

    private final String apiName;

    RequestObject(String apiName) {
        this.apiName = apiName;
    }

    String apiName() {
        return apiName;
    }

    /** Tells whether the API takes a map of objects under keys of the user's own. */
    boolean isMap() {
        return this == REFERENCES || this == SEGMENT_ATTRIBUTES;
    }

    /** What one of the map's objects is called in a message, where its key is not to be repeated. */
    String entryName() {
        return this == REFERENCES ? "reference" : "entry";
    }

    /** The members of the group's object, or of each object of its map, as the API names them. */
    List<Field> fields() {
        return switch (this) {
            case CONTACT -> List.of(Field.CONTACT_ID, Field.INSTANCE_ID, Field.NAME, Field.DESCRIPTION);
            case REFERENCES -> List.of(Field.TYPE, Field.VALUE, Field.STATUS, Field.ARN, Field.STATUS_REASON);
            case SEGMENT_ATTRIBUTES ->
                List.of(Field.VALUE_STRING, Field.VALUE_INTEGER, Field.VALUE_ARN, Field.VALUE_MAP, Field.VALUE_LIST);
            case QUEUE_INFO -> List.of(Field.ID);
            case USER_INFO -> List.of(Field.USER_ID);
            case CUSTOMER_ENDPOINT, SYSTEM_ENDPOINT -> List.of(Field.TYPE, Field.ADDRESS);
            case ADDITIONAL_RECIPIENTS -> List.of(Field.CC_EMAIL_ADDRESSES);
            case RECIPIENT -> List.of(Field.EMAIL_ADDRESS, Field.DISPLAY_NAME);
        };
    }

    /** Tells whether the API knows a member of this name here. */
    boolean hasField(String name) {
        for (Field field : fields()) {
            if (field.apiName().equals(name)) {
                return true;
            }
        }
        return false;
    }

    String fieldNames() {
        return fields().stream().map(Field::apiName).collect(Collectors.joining(", "));
    }
}
