package contactcorrections.request;

/**
 * Everything that can be wrong with a header or a row before it is sent. The names are stable: people filter reports by
 * them.
 */
public enum ErrorCode {
    NO_HEADER("Put the header row back as the first line of the file."),
    MISSING_COLUMN("Add the column to the file, or map one of its columns to it."),
    UNKNOWN_COLUMN("Correct the column's name, map it in the job definition, or list it under ignore-columns."),
    EMPTY_COLUMN_NAME("Name the column or take it out; a delimiter at the end of the header makes one too."),
    DUPLICATE_COLUMN("Keep one column for each field, a constant of the job definition included."),
    MISSING_MAPPED_COLUMN("Correct the name under columns in the job definition, or the header."),
    INVALID_COLUMN_KEY("Correct the KEY part of the column's name."),

    WRONG_CELL_COUNT("Look for an unquoted delimiter or a missing cell."),
    NOTHING_TO_UPDATE("Fill at least one cell besides ContactId and InstanceId, or take the row out."),
    CANNOT_CLEAR("Give a value, or leave the cell blank to keep what is there."),

    MISSING_CONTACT_ID("Fill the ContactId cell."),
    CONTACT_ID_TOO_LONG("Check that the cell holds a contact id and nothing else."),
    INVALID_CONTACT_ID("Check that the cell holds a contact id."),
    MISSING_INSTANCE_ID("Fill the InstanceId cell, or give --instance-id."),
    INSTANCE_ID_TOO_LONG("Check that the cell holds an instance id or its ARN and nothing else."),
    INVALID_INSTANCE_ID("Give the instance's id or its full ARN."),
    NAME_TOO_LONG("Shorten the name."),
    DESCRIPTION_TOO_LONG("Shorten the description."),

    MISSING_REFERENCE_TYPE("Give the reference's Type, which Connect requires."),
    UNKNOWN_REFERENCE_TYPE("Use one of the types that Connect knows."),
    UNKNOWN_REFERENCE_STATUS("Use one of the statuses that Connect knows."),
    INVALID_REFERENCE_KEY("Shorten the key, or give one."),
    REFERENCE_VALUE_TOO_LONG("Shorten the value."),
    INVALID_REFERENCE_ARN("Give the full ARN."),
    STATUS_REASON_TOO_LONG("Shorten the reason."),
    INVALID_DATE("Write the date as 2026-01-31, 2026-01-31T10:00:00Z or an epoch number."),
    REFERENCES_TOO_LARGE("Shorten keys or values; Connect takes 4,096 bytes of them for one contact."),

    INVALID_SEGMENT_ATTRIBUTE_KEY("Use the name under which the attribute is defined in Connect."),
    INVALID_SEGMENT_ATTRIBUTE("Give exactly one value of a kind that the attribute takes."),
    VALUE_STRING_TOO_LONG("Shorten the value."),
    VALUE_ARN_TOO_LONG("Shorten the value."),
    INVALID_INTEGER("Write a whole number in digits."),
    INVALID_CONTACT_EXPIRY("Write whole minutes, or a duration such as PT36H or P2D."),

    INVALID_USER_ID("Check that the cell holds a user id and nothing else."),
    UNKNOWN_ENDPOINT_TYPE("Use one of the types that Connect knows."),
    ADDRESS_TOO_LONG("Check that the cell holds an address and nothing else."),
    INVALID_PHONE_NUMBER("Write the number as +, country code and number, or give --default-country."),

    INVALID_JSON("Correct the JSON; quotes inside a quoted CSV cell are doubled."),
    JSON_TOO_DEEP("Flatten the JSON."),
    DUPLICATE_JSON_MEMBER("Keep one of them."),
    UNKNOWN_JSON_MEMBER("Use the member names of the Connect API, in its spelling."),
    WRONG_JSON_TYPE("Give the value as the Connect API takes it."),
    EMPTY_JSON_OBJECT("Fill the object, or leave the cell blank to keep what is there.");

    private final String hint;

    ErrorCode(String hint) {
        this.hint = hint;
    }

    /** What to do about it, as one sentence for the person who keeps the file. */
    public String hint() {
        return hint;
    }
}
