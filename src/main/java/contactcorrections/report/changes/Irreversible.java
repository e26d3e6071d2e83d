package contactcorrections.report.changes;

import contactcorrections.run.Wording;

/**
 * Values of one kind that cannot be put back as they were.
 *
 * @param count how many
 */
public record Irreversible(Kind kind, long count) {

    /** Why a value cannot be put back. */
    public enum Kind {
        REFERENCE_ADDED("References that were not there before", "undo.csv empties them, as none can be removed"),
        ATTRIBUTE_ADDED(
                "Segment attributes that were not there before", "undo.csv empties them, as none can be removed"),
        NOT_CLEARABLE(
                "Identifiers, numbers, types and ARNs that were not set before", "they stay, as none can be cleared"),
        NOT_TOLD("Values of fields that Connect does not tell", "they stay, as what was there before is not known"),
        NO_CELL(
                "Earlier values that no corrections file can hold",
                "what this run sent stays; Connect holds texts there that are too long, or that would be taken for something else");

        private final String what;
        private final String outcome;

        Kind(String what, String outcome) {
            this.what = what;
            this.outcome = outcome;
        }
    }

    /** Says what they are, how many, and what becomes of them. */
    public String explain() {
        return "%s: %s; %s.".formatted(kind.what, Wording.number(count), kind.outcome);
    }
}
