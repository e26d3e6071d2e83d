package contactcorrections.run;

/**
 * One run of one input: under which numbers it is recorded, what ends it, and how far it is.
 *
 * @param jobInstanceId the job instance, which is the input on its target
 * @param jobExecutionId the job execution
 * @param stop ends it in good order
 * @param lease tells whether the input is still this process's own
 * @param progress how far it is
 */
public record Run(long jobInstanceId, long jobExecutionId, StopSignal stop, Lease lease, RunProgress progress) {

    /** What a process must have for a call to leave: proof, a few seconds old at most, that the input is still its own. */
    @FunctionalInterface
    public interface Lease {

        /** Whether a call may leave at this moment. */
        boolean isValid();
    }

    /** Ends the run, which cannot come to a good end any more. */
    public void cannotGoOn(String message) {
        stop.raise(new StopCause.CannotGoOn(message));
    }

    public void cannotGoOn(Throwable failure) {
        cannotGoOn(Failures.explain(failure));
    }
}
