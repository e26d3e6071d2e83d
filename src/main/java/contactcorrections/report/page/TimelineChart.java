package contactcorrections.report.page;

import contactcorrections.history.RunRecord;
import contactcorrections.outcome.Timeline;
import contactcorrections.run.Wording;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Answers per second over time against the allowed rate; the style sheet draws it.
 *
 * @param spans how many there are, those without a bar included
 * @param allowedShare the allowed rate as a share of the chart's height; null if there is none
 * @param top what the chart's height stands for
 */
record TimelineChart(
        List<Bar> bars,
        long spans,
        String allowed,
        @Nullable String allowedShare,
        String top,
        String half,
        String begins,
        String ends,
        String spanInWords) {

    /**
     * One span of time: what was decided, and what was throttled on top of it; their shares are those of the chart's height.
     *
     * @param column which span it is, from 1
     */
    record Bar(String at, String rows, String throttled, long column, String rowsShare, String throttledShare) {}

    static @Nullable TimelineChart of(Summary summary, List<RunRecord> runs) {
        Timeline timeline = summary.timeline();
        if (timeline.points().isEmpty()) {
            return null;
        }
        List<Rate> rates = timeline.points().stream()
                .map(point -> rate(point, activeSeconds(point.at(), timeline.span(), summary.run(), runs)))
                .toList();
        double allowed = summary.throttle().rate();
        double top = niceAbove(rates.stream().mapToDouble(Rate::together).reduce(allowed, Math::max));
        Instant begins = timeline.points().get(0).at();
        return new TimelineChart(
                rates.stream()
                        .map(rate -> rate.bar(timeline.indexOf(rate.point()) + 1, top))
                        .toList(),
                timeline.spans(),
                Wording.number(allowed),
                allowed > 0 ? share(allowed, top) : null,
                Wording.number(top),
                Wording.number(top / 2),
                Wording.time(begins),
                Wording.time(begins.plus(timeline.span().multipliedBy(timeline.spans()))),
                Wording.duration(timeline.span()));
    }

    private record Rate(Timeline.Point point, double rows, double throttled) {

        double together() {
            return rows + throttled;
        }

        Bar bar(long column, double top) {
            return new Bar(
                    Wording.time(point.at()),
                    Wording.number(rows),
                    Wording.number(throttled),
                    column,
                    share(rows, top),
                    share(throttled, top));
        }
    }

    private static Rate rate(Timeline.Point point, double seconds) {
        return new Rate(point, (point.succeeded() + point.failed()) / seconds, point.throttled() / seconds);
    }

    /** A span may begin before a run or go on after it: the rate is that of the time in which a run was at work. */
    private static double activeSeconds(Instant at, Duration span, Summary.Run last, List<RunRecord> runs) {
        double active = overlap(at, span, last.startedAt(), last.endedAt());
        for (RunRecord run : runs) {
            Instant end = run.endedAt();
            if (end == null || end.isAfter(last.startedAt())) {
                end = last.startedAt();
            }
            active += overlap(at, span, run.startedAt(), end);
        }
        double whole = span.toMillis() / 1000.0;
        return active < 1 ? whole : Math.min(active, whole);
    }

    private static double overlap(Instant at, Duration span, Instant begin, Instant end) {
        long from = Math.max(at.toEpochMilli(), begin.toEpochMilli());
        long to = Math.min(at.plus(span).toEpochMilli(), end.toEpochMilli());
        return Math.max(0, to - from) / 1000.0;
    }

    /** The first of 1, 2, 4, 5, 6, 8, 10, 20, 40 … that leaves some air above the value. */
    private static double niceAbove(double value) {
        double power = Math.pow(10, Math.floor(Math.log10(Math.max(value, 0.1))));
        for (double step : new double[] {1, 2, 4, 5, 6, 8}) {
            if (step * power >= value * 1.08) {
                return step * power;
            }
        }
        return 10 * power * (value * 1.08 > 10 * power ? 2 : 1);
    }

    private static String share(double value, double top) {
        return String.format(Locale.ROOT, "%.1f%%", 100 * value / top);
    }
}
