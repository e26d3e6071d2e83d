package contactcorrections.connect.attempt;

import contactcorrections.outcome.Calls;
import contactcorrections.run.Clocks;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Keeps account of the attempts of one row; used by one thread. */
final class Attempts {

    private final Clocks clocks;
    private int count;
    private int throttled;
    private int conflicts;
    private int clockSkews;
    private String trouble = "";
    private long troubledSince;
    private boolean troubled;
    private long begun;
    private @Nullable Instant sentAt;
    private @Nullable Duration elapsed;
    private @Nullable String requestId;

    Attempts(Clocks clocks) {
        this.clocks = clocks;
    }

    void begin() {
        count++;
        sentAt = clocks.wall().instant();
        begun = clocks.nanos().getAsLong();
    }

    /** What was begun last never left. */
    void withdraw() {
        count--;
    }

    void end(Response response) {
        long now = clocks.nanos().getAsLong();
        elapsed = Duration.ofNanos(now - begun);
        requestId = response.requestId();
        if (response instanceof Response.Throttled) {
            throttled++;
            troubled("throttled", now);
        } else if (response instanceof Response.Transient failure) {
            troubled(failure.what(), now);
        } else if (response instanceof Response.Conflict) {
            conflicts++;
        } else if (response instanceof Response.ClockSkew) {
            clockSkews++;
        }
    }

    private void troubled(String what, long now) {
        trouble = what;
        if (!troubled) {
            troubled = true;
            troubledSince = now;
        }
    }

    int count() {
        return count;
    }

    int conflicts() {
        return conflicts;
    }

    int clockSkews() {
        return clockSkews;
    }

    /** What the last failure was that may pass. */
    String trouble() {
        return trouble;
    }

    /** Time since the first failure that may pass. */
    Duration troubledFor() {
        return troubled ? Duration.ofNanos(clocks.nanos().getAsLong() - troubledSince) : Duration.ZERO;
    }

    Calls calls() {
        return new Calls(count, throttled, requestId, sentAt, elapsed);
    }
}
