package contactcorrections.repository;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * When a lock was last seen held. A process that was frozen or cut off finds that long ago before it finds the lock lost.
 *
 * <p>The larger of two clocks' times counts: one of them stands still while the machine sleeps, the other may be set back.
 */
public final class Confirmation {

    private final Duration most;
    private final InstantSource wall;
    private final LongSupplier nanos;
    private volatile @Nullable Moment last;

    public Confirmation(Duration most, InstantSource wall, LongSupplier nanos) {
        this.most = most;
        this.wall = wall;
        this.nanos = nanos;
    }

    /** A moment on both clocks. */
    public record Moment(Instant wall, long nanos) {}

    public Moment now() {
        return new Moment(wall.instant(), nanos.getAsLong());
    }

    /**
     * It was seen held.
     *
     * @param asked when it was asked, not when the answer came, whether it is
     */
    public void at(Moment asked) {
        last = asked;
    }

    /** Whether it was seen held within the time given. */
    public boolean isRecent() {
        Moment seen = last;
        if (seen == null) {
            return false;
        }
        Moment now = now();
        Duration byNanos = Duration.ofNanos(now.nanos() - seen.nanos());
        Duration byWall = Duration.between(seen.wall(), now.wall());
        return byNanos.compareTo(most) <= 0 && byWall.compareTo(most) <= 0;
    }
}
