package contactcorrections.history;

import contactcorrections.run.Run;
import contactcorrections.run.Target;

/**
 * An input as the job repository knows it.
 *
 * @param jobInstanceId the job instance that applies it
 * @param location where it is kept
 * @param fingerprint identifies its content
 * @param bytes size as it is stored
 * @param repetition how often it had been applied before: 0, unless {@code --again} was given
 * @param target what it is applied to
 * @param targetIdentifies whether the target is among the parameters of the job instance; those of earlier versions lack it
 * @param purpose what it is read for
 */
public record KnownInput(
        long jobInstanceId,
        String location,
        String fingerprint,
        long bytes,
        long repetition,
        Target target,
        boolean targetIdentifies,
        Run.Purpose purpose) {}
