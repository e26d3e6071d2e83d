package contactcorrections.report.page;

import contactcorrections.outcome.TimelinePoint;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A timeline in spans of equal length; those in which nothing happened have no point.
 *
 * @param begin where the first span begins
 * @param length length of each
 * @param count how many there are, the empty ones included
 * @param points what happened, in order
 */
record Spans(Instant begin, Duration length, int count, List<TimelinePoint> points) {

    /** @param most spans; more are merged */
    static Spans of(List<TimelinePoint> timeline, int most) {
        Instant begin = timeline.get(0).at();
        Duration length = shortestStep(timeline);
        long spans = index(begin, length, timeline.get(timeline.size() - 1).at()) + 1;
        Duration merged = length.multipliedBy((spans + most - 1) / most);
        Map<Long, TimelinePoint> points = new TreeMap<>();
        for (TimelinePoint point : timeline) {
            long index = index(begin, merged, point.at());
            Instant at = begin.plus(merged.multipliedBy(index));
            points.merge(
                    index,
                    new TimelinePoint(at, point.succeeded(), point.failed(), point.throttled()),
                    Spans::together);
        }
        int count = (int) index(begin, merged, timeline.get(timeline.size() - 1).at()) + 1;
        return new Spans(begin, merged, count, new ArrayList<>(points.values()));
    }

    Instant end() {
        return begin.plus(length.multipliedBy(count));
    }

    long indexOf(Instant at) {
        return index(begin, length, at);
    }

    /** A timeline leaves out the spans in which nothing happened, so the length of one is the shortest step. */
    private static Duration shortestStep(List<TimelinePoint> timeline) {
        Duration shortest = null;
        for (int i = 1; i < timeline.size(); i++) {
            Duration step =
                    Duration.between(timeline.get(i - 1).at(), timeline.get(i).at());
            if (shortest == null || step.compareTo(shortest) < 0) {
                shortest = step;
            }
        }
        return shortest == null || shortest.compareTo(Duration.ofSeconds(1)) < 0 ? Duration.ofSeconds(1) : shortest;
    }

    private static long index(Instant begin, Duration length, Instant at) {
        return Duration.between(begin, at).toMillis() / length.toMillis();
    }

    private static TimelinePoint together(TimelinePoint one, TimelinePoint other) {
        return new TimelinePoint(
                one.at(),
                one.succeeded() + other.succeeded(),
                one.failed() + other.failed(),
                one.throttled() + other.throttled());
    }
}
