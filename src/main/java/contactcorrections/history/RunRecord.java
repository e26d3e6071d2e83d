package contactcorrections.history;

import contactcorrections.run.RunningProcess;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * A run of an input, as the job repository knows it.
 *
 * @param jobExecutionId the job execution
 * @param jobInstanceId the job instance, which is the input
 * @param state how the run ended, or {@code RUNNING}
 * @param startedAt when it began
 * @param endedAt when it ended, null when it has not or was killed
 * @param command the command line that began it
 * @param nextCommand the command line that continues from it, null when nothing is left
 * @param message why it ended before the input did, null when it did not
 * @param host the machine it ran on
 * @param pid its process there
 * @param region the AWS Region it called, null when it called none
 * @param instanceIds the Connect instances it was given, comma-separated
 * @param report where its report was written, null when none was
 * @param rate calls per second it was allowed
 * @param burst calls at once it was allowed
 * @param tokensTaken tokens it took
 * @param tokensAllowed tokens it could have taken while there were rows to send
 */
public record RunRecord(
        long jobExecutionId,
        long jobInstanceId,
        String state,
        Instant startedAt,
        @Nullable Instant endedAt,
        String command,
        @Nullable String nextCommand,
        @Nullable String message,
        String host,
        long pid,
        @Nullable String region,
        @Nullable String instanceIds,
        @Nullable String report,
        double rate,
        long burst,
        long tokensTaken,
        double tokensAllowed) {

    /** The state of a run that has not ended. */
    public static final String RUNNING = "RUNNING";

    /** The state of a run whose process was killed. */
    public static final String INTERRUPTED = "INTERRUPTED";

    /** The database knows moments no better: a report that is written again is to be the same. */
    private static final ChronoUnit STORED = ChronoUnit.MILLIS;

    /** A run that begins. */
    public static RunRecord begun(
            long jobExecutionId,
            long jobInstanceId,
            Instant startedAt,
            String command,
            RunningProcess process,
            @Nullable String region,
            double rate,
            long burst) {
        return new RunRecord(
                jobExecutionId,
                jobInstanceId,
                RUNNING,
                startedAt.truncatedTo(STORED),
                null,
                command,
                null,
                null,
                process.host(),
                process.pid(),
                region,
                null,
                null,
                rate,
                burst,
                0,
                0);
    }

    /** This run, ended; not before it began, though the clock may have been set back. */
    public RunRecord ended(
            String endState,
            Instant at,
            @Nullable String why,
            @Nullable String goOnWith,
            String reportFolder,
            String calledInstanceIds) {
        return new RunRecord(
                jobExecutionId,
                jobInstanceId,
                endState,
                startedAt,
                at.isBefore(startedAt) ? startedAt : at.truncatedTo(STORED),
                command,
                goOnWith,
                why,
                host,
                pid,
                region,
                calledInstanceIds,
                reportFolder,
                rate,
                burst,
                tokensTaken,
                tokensAllowed);
    }
}
