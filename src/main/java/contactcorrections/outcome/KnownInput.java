package contactcorrections.outcome;

/**
 * An input as the job repository knows it.
 *
 * @param jobInstanceId the job instance that applies it
 * @param location where it is kept
 * @param fingerprint identifies its content
 * @param bytes size as it is stored
 * @param repetition how often it had been applied before: 0, unless {@code --again} was given
 * @param framing what decides where its rows begin and end: charset and delimiter
 */
public record KnownInput(
        long jobInstanceId, String location, String fingerprint, long bytes, long repetition, String framing) {}
