package contactcorrections.run;

/**
 * One run of one input: under which numbers it is recorded, what ends it, and how far it is.
 *
 * @param purpose what it is for
 * @param jobInstanceId the job instance, which is the input on its target
 * @param jobExecutionId the job execution
 * @param stop ends it in good order
 * @param lease tells whether the input is still this process's own
 * @param progress how far it is
 */
public record Run(
        Purpose purpose, long jobInstanceId, long jobExecutionId, StopSignal stop, Lease lease, RunProgress progress) {

    /** What a process must have for a call to leave: proof, a few seconds old at most, that the input is still its own. */
    @FunctionalInterface
    public interface Lease {

        /** Whether a call may leave at this moment. */
        boolean isValid();
    }

    /** What an input is read for. */
    public enum Purpose {
        /** Its rows are sent. */
        RUN,
        /** It is found out what sending them would change. */
        PLAN;

        /** What is locked beside the input's location: a plan changes nothing, and may look at an input that is being applied. */
        public String lockKey(Target target) {
            return this == RUN ? target.key() : "plan of " + target.key();
        }
    }

    /** A part of this run that ends by a signal of its own, and whose calls leave by a lease of its own. */
    public Run part(StopSignal partStop, Lease partLease) {
        return new Run(purpose, jobInstanceId, jobExecutionId, partStop, partLease, progress);
    }

    /** Ends the run, which cannot come to a good end any more. */
    public void cannotGoOn(String message) {
        stop.raise(new StopCause.CannotGoOn(message));
    }

    public void cannotGoOn(Throwable failure) {
        cannotGoOn(Failures.explain(failure));
    }
}
