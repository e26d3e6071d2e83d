package contactcorrections.request;

import java.util.List;
import java.util.stream.Collectors;

/** Members of the request that belong together, and the column that takes them as one JSON object. */
enum Group {
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

    Group(String apiName) {
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
    List<Member> members() {
        return switch (this) {
            case CONTACT -> List.of(Member.CONTACT_ID, Member.INSTANCE_ID, Member.NAME, Member.DESCRIPTION);
            case REFERENCES -> List.of(Member.TYPE, Member.VALUE, Member.STATUS, Member.ARN, Member.STATUS_REASON);
            case SEGMENT_ATTRIBUTES ->
                List.of(
                        Member.VALUE_STRING,
                        Member.VALUE_INTEGER,
                        Member.VALUE_ARN,
                        Member.VALUE_MAP,
                        Member.VALUE_LIST);
            case QUEUE_INFO -> List.of(Member.ID);
            case USER_INFO -> List.of(Member.USER_ID);
            case CUSTOMER_ENDPOINT, SYSTEM_ENDPOINT -> List.of(Member.TYPE, Member.ADDRESS);
            case ADDITIONAL_RECIPIENTS -> List.of(Member.CC_EMAIL_ADDRESSES);
            case RECIPIENT -> List.of(Member.EMAIL_ADDRESS, Member.DISPLAY_NAME);
        };
    }

    /** Tells whether the API knows a member of this name here. */
    boolean hasMember(String name) {
        for (Member member : members()) {
            if (member.apiName().equals(name)) {
                return true;
            }
        }
        return false;
    }

    String memberNames() {
        return members().stream().map(Member::apiName).collect(Collectors.joining(", "));
    }
}
