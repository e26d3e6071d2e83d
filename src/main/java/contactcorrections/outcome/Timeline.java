package contactcorrections.outcome;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What the calls of an input came to over time, in spans of equal length.
 *
 * @param span length of a span, in whole seconds
 * @param points in the order of time; a span in which nothing was answered has none
 */
public record Timeline(Duration span, List<Point> points) {

    /** Of an input of which nothing was sent. */
    public static final Timeline EMPTY = new Timeline(Duration.ofSeconds(1), List.of());

    public Timeline {
        points = List.copyOf(points);
    }

    /** What was decided by the calls of one span of time, which begins at {@code at}. */
    public record Point(Instant at, long succeeded, long failed, long throttled) {}

    /** How many spans there are, those in which nothing was answered included. */
    public long spans() {
        return points.isEmpty() ? 0 : indexOf(points.get(points.size() - 1)) + 1;
    }

    /** How many spans lie before that of a point. */
    public long indexOf(Point point) {
        return Duration.between(points.get(0).at(), point.at()).dividedBy(span);
    }
}
