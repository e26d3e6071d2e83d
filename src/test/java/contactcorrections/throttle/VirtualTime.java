package contactcorrections.throttle;

import contactcorrections.run.Sleeper;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;

/** Time that passes only while somebody sleeps, and what happens meanwhile. */
final class VirtualTime implements TimeMeter, Sleeper {

    private record Event(long at, long number, Runnable action) {}

    private final PriorityQueue<Event> events =
            new PriorityQueue<>(Comparator.comparingLong(Event::at).thenComparingLong(Event::number));
    private long now;
    private long scheduled;

    double seconds() {
        return now / 1e9;
    }

    void after(double seconds, Runnable action) {
        events.add(new Event(now + Math.round(seconds * 1e9), scheduled++, action));
    }

    void pass(double seconds) {
        sleep(Duration.ofNanos(Math.round(seconds * 1e9)));
    }

    @Override
    public void sleep(Duration duration) {
        long end = now + duration.toNanos();
        while (!events.isEmpty() && events.element().at() <= end) {
            Event event = events.remove();
            now = event.at();
            event.action().run();
        }
        now = end;
    }

    @Override
    public long currentTimeNanos() {
        return now;
    }

    @Override
    public boolean isWallClockBased() {
        return false;
    }
}
