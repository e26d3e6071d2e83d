package contactcorrections.history;

import contactcorrections.input.Input;
import contactcorrections.run.Run;
import contactcorrections.run.Target;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;

/**
 * What makes a job instance this one and no other.
 *
 * @param purpose what the input is read for; each purpose has a job of its own
 * @param location where the input is kept
 * @param fingerprint identifies its content
 * @param target what it is applied to
 * @param targetIdentifies whether the target is among the parameters: job instances of earlier versions lack it
 * @param repetition how often this content was applied to the target before, from its first row
 */
public record RunIdentity(
        Run.Purpose purpose,
        String location,
        String fingerprint,
        Target target,
        boolean targetIdentifies,
        long repetition) {

    /** The first run of an input on a target. */
    public static RunIdentity first(Run.Purpose purpose, Input input, Target target) {
        return new RunIdentity(purpose, input.location(), input.fingerprint(), target, true, 0);
    }

    /** The one that continues a job instance. */
    public static RunIdentity continuing(KnownInput input, Target target) {
        return new RunIdentity(
                input.purpose(),
                input.location(),
                input.fingerprint(),
                target,
                input.targetIdentifies(),
                input.repetition());
    }

    /** The one that applies an input once more from its first row. */
    public static RunIdentity anew(KnownInput input, Target target) {
        return new RunIdentity(
                input.purpose(), input.location(), input.fingerprint(), target, true, input.repetition() + 1);
    }

    /** The input as it is registered under a job instance. */
    public KnownInput registered(long jobInstanceId, long bytes) {
        return new KnownInput(
                jobInstanceId, location, fingerprint, bytes, repetition, target, targetIdentifies, purpose);
    }

    public JobParameters parameters() {
        var parameters =
                new JobParametersBuilder().addString("location", location).addString("fingerprint", fingerprint);
        if (targetIdentifies) {
            parameters.addString("target", target.key());
        }
        if (repetition > 0) {
            parameters.addLong("again", repetition);
        }
        return parameters.toJobParameters();
    }
}
