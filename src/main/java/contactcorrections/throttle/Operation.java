package contactcorrections.throttle;

/** An operation of Connect that the program calls; each has a quota of its own. */
public enum Operation {
    UPDATE_CONTACT("UpdateContact"),
    DESCRIBE_CONTACT("DescribeContact"),
    LIST_CONTACT_REFERENCES("ListContactReferences");

    private final String apiName;

    Operation(String apiName) {
        this.apiName = apiName;
    }

    /** As the API and its permissions name it. */
    public String apiName() {
        return apiName;
    }
}
