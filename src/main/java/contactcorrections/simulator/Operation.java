package contactcorrections.simulator;

/** What a call asks for; each operation is metered by a bucket of its own. */
public enum Operation {
    UPDATE_CONTACT("UpdateContact"),
    DESCRIBE_CONTACT("DescribeContact"),
    LIST_CONTACT_REFERENCES("ListContactReferences");

    private final String apiName;

    Operation(String apiName) {
        this.apiName = apiName;
    }

    /** What the API calls it. */
    public String apiName() {
        return apiName;
    }
}
