package contactcorrections.outcome;

import java.time.Instant;
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
 * @param nextCommand the command line that goes on from it, null when there is nothing to go on with
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
        double tokensAllowed) {}
