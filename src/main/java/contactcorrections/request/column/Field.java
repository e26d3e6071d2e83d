package contactcorrections.request.column;

/** A field of the UpdateContact request that a cell can hold, under the name that the API and the columns give it. */
public enum Field {
    CONTACT_ID("ContactId", Cell.TRIMMED),
    INSTANCE_ID("InstanceId", Cell.TRIMMED),
    NAME("Name", Cell.TEXT_OR_CLEARED),
    DESCRIPTION("Description", Cell.TEXT_OR_CLEARED),

    TYPE("Type", Cell.TRIMMED),
    VALUE("Value", Cell.TEXT_OR_CLEARED),
    STATUS("Status", Cell.TRIMMED),
    ARN("Arn", Cell.TRIMMED),
    STATUS_REASON("StatusReason", Cell.TEXT),

    VALUE_STRING("ValueString", Cell.TEXT_OR_CLEARED),
    VALUE_INTEGER("ValueInteger", Cell.TRIMMED),
    VALUE_ARN("ValueArn", Cell.TRIMMED),
    VALUE_MAP("ValueMap", Cell.JSON_ONLY),
    VALUE_LIST("ValueList", Cell.JSON_ONLY),
    /** A column of our own for the attribute {@code connect:ContactExpiry}; the API knows no such field. */
    CONTACT_EXPIRY("ContactExpiry", Cell.TRIMMED),

    ID("Id", Cell.TRIMMED),
    USER_ID("UserId", Cell.TRIMMED),
    ADDRESS("Address", Cell.TRIMMED_OR_CLEARED),

    CC_EMAIL_ADDRESSES("CcEmailAddresses", Cell.JSON_ONLY),
    /** A column of our own for the addresses in CcEmailAddresses; the API knows no such field. */
    CC("Cc", Cell.TRIMMED_OR_CLEARED),
    EMAIL_ADDRESS("EmailAddress", Cell.TRIMMED),
    DISPLAY_NAME("DisplayName", Cell.TEXT);

    private enum Cell {
        TRIMMED,
        TRIMMED_OR_CLEARED,
        TEXT,
        TEXT_OR_CLEARED,
        JSON_ONLY
    }

    private final String apiName;
    private final Cell cell;

    Field(String apiName, Cell cell) {
        this.apiName = apiName;
        this.cell = cell;
    }

    public String apiName() {
        return apiName;
    }

    public boolean isTrimmed() {
        return cell == Cell.TRIMMED || cell == Cell.TRIMMED_OR_CLEARED;
    }

    public boolean isClearable() {
        return cell == Cell.TEXT_OR_CLEARED || cell == Cell.TRIMMED_OR_CLEARED;
    }

    /** Tells whether the value is an object or array, so that no column of its own can hold it. */
    boolean isJsonOnly() {
        return cell == Cell.JSON_ONLY;
    }
}
