package contactcorrections.slots;

import com.github.kagkarlsson.scheduler.Clock;
import java.time.Instant;

/** The database's time of day, set with each beat and carried on by this machine: processes have one time however far apart their clocks are. */
public final class DatabaseTime implements Clock {

    private record Reading(Instant time, long nanos) {}

    private volatile Reading last;

    public DatabaseTime(Instant time) {
        this.last = new Reading(time, System.nanoTime());
    }

    public void set(Instant time) {
        last = new Reading(time, System.nanoTime());
    }

    @Override
    public Instant now() {
        Reading reading = last;
        return reading.time().plusNanos(System.nanoTime() - reading.nanos());
    }
}
