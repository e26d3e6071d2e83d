package contactcorrections.outcome;

import contactcorrections.checkpoint.Undecided;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The attempts that one row took.
 *
 * @param attempts how many left for Connect
 * @param throttled how many of them were answered "throttled"
 * @param requestId AWS request id of the last answer, if it bore one
 * @param sentAt when the last attempt left
 * @param elapsed from then until its answer
 */
public record Calls(
        int attempts,
        int throttled,
        @Nullable String requestId,
        @Nullable Instant sentAt,
        @Nullable Duration elapsed) {

    /** No attempt at all. */
    public static final Calls NONE = new Calls(0, 0, null, null, null);

    /** These attempts and earlier ones of the same row. */
    public Calls after(Undecided earlier) {
        return new Calls(attempts + earlier.attempts(), throttled + earlier.throttled(), requestId, sentAt, elapsed);
    }
}
