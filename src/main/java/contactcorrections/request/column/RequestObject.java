package contactcorrections.request.column;

import java.util.List;
import java.util.stream.Collectors;

/** An object of the UpdateContact request, and the column that takes it as JSON. */
public enum RequestObject {
    CONTACT("", Field.CONTACT_ID, Field.INSTANCE_ID, Field.NAME, Field.DESCRIPTION),
    REFERENCES("References", Field.TYPE, Field.VALUE, Field.STATUS, Field.ARN, Field.STATUS_REASON),
    SEGMENT_ATTRIBUTES(
            "SegmentAttributes",
            Field.VALUE_STRING,
            Field.VALUE_INTEGER,
            Field.VALUE_ARN,
            Field.VALUE_MAP,
            Field.VALUE_LIST),
    QUEUE_INFO("QueueInfo", Field.ID),
    USER_INFO("UserInfo", Field.USER_ID),
    CUSTOMER_ENDPOINT("CustomerEndpoint", Field.TYPE, Field.ADDRESS),
    SYSTEM_ENDPOINT("SystemEndpoint", Field.TYPE, Field.ADDRESS),
    ADDITIONAL_RECIPIENTS("AdditionalRecipients", Field.CC_EMAIL_ADDRESSES),
    /** One of the additional recipients; it has no column, only a place in the JSON of all. */
    RECIPIENT("", Field.EMAIL_ADDRESS, Field.DISPLAY_NAME);

    private final String apiName;

    // List.of makes none that can change.
    @SuppressWarnings("ImmutableEnumChecker")
    private final List<Field> fields;

    RequestObject(String apiName, Field... fields) {
        this.apiName = apiName;
        this.fields = List.of(fields);
    }

    public String apiName() {
        return apiName;
    }

    /** The fields of the object, or of each object of its map, as the API names them. */
    List<Field> fields() {
        return fields;
    }

    /** Tells whether the API takes a map of objects under keys of the user's own. */
    public boolean isMap() {
        return this == REFERENCES || this == SEGMENT_ATTRIBUTES;
    }

    /** What one of the map's objects is called in a message, where its key is not to be repeated. */
    public String entryName() {
        return this == REFERENCES ? "reference" : "entry";
    }

    /** Tells whether the API knows a field of this name here. */
    public boolean hasField(String name) {
        for (Field field : fields) {
            if (field.apiName().equals(name)) {
                return true;
            }
        }
        return false;
    }

    public String fieldNames() {
        return fields.stream().map(Field::apiName).collect(Collectors.joining(", "));
    }
}
