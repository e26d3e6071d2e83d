package contactcorrections.report.page;

import contactcorrections.outcome.RunRecord;
import contactcorrections.outcome.Timeline;
import contactcorrections.run.Wording;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/**
 * Answers per second over time against the allowed rate, in the coordinates of an SVG of {@value #WIDTH} by
 * {@value #HEIGHT} that is stretched to the width of the page.
 */
record TimelineChart(
        List<Bar> bars,
        String allowed,
        @Nullable String allowedY,
        String top,
        String half,
        String begins,
        String ends,
        String spanInWords) {

    static final int WIDTH = 1000;
    static final int HEIGHT = 200;

    /** One span of time: what was decided below, what was throttled on top of it. */
    record Bar(
            String at,
            String rows,
            String throttled,
            String x,
            String width,
            String rowsY,
            String rowsHeight,
            String throttledY,
            String throttledHeight) {}

    static @Nullable TimelineChart of(Summary summary, List<RunRecord> runs) {
        Timeline timeline = summary.timeline();
        if (timeline.points().isEmpty()) {
            return null;
        }
        List<Rate> rates = timeline.points().stream()
                .map(point -> rate(point, activeSeconds(point.at(), timeline.span(), summary.run(), runs)))
                .toList();
        double allowed = summary.throttle().rate();
        double top = niceAbove(DoubleStream.concat(
                        DoubleStream.of(allowed), rates.stream().mapToDouble(rate -> rate.rows() + rate.throttled()))
                .max()
                .orElse(1));
        return new TimelineChart(
                bars(rates, timeline, top),
                Wording.number(allowed),
                allowed > 0 ? coordinate(HEIGHT - HEIGHT * allowed / top) : null,
                Wording.number(top),
                Wording.number(top / 2),
                Wording.time(timeline.points().get(0).at()),
                Wording.time(timeline.points().get(0).at().plus(timeline.span().multipliedBy(timeline.spans()))),
                Wording.duration(timeline.span()));
    }

    private record Rate(Timeline.Point point, double rows, double throttled) {}

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

    private static List<Bar> bars(List<Rate> rates, Timeline timeline, double top) {
        double step = (double) WIDTH / timeline.spans();
        List<Bar> bars = new ArrayList<>();
        for (Rate rate : rates) {
            double rowsHeight = HEIGHT * rate.rows() / top;
            double throttledHeight = HEIGHT * rate.throttled() / top;
            bars.add(new Bar(
                    Wording.time(rate.point().at()),
                    Wording.number(rate.rows()),
                    Wording.number(rate.throttled()),
                    coordinate(step * timeline.indexOf(rate.point())),
                    coordinate(step * 0.86),
                    coordinate(HEIGHT - rowsHeight),
                    coordinate(rowsHeight),
                    coordinate(HEIGHT - rowsHeight - throttledHeight),
                    coordinate(throttledHeight)));
        }
        return bars;
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

    static String coordinate(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
