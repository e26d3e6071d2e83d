package contactcorrections.run;

/** What a process must have for a call to leave: proof, a few seconds old at most, that the input is still its own. */
@FunctionalInterface
public interface Lease {

    /** Whether a call may leave at this moment. */
    boolean isValid();
}
