package contactcorrections.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import contactcorrections.outcome.TimelinePoint;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class TimelineChartTests {

    @Test
    void rateIsThatOfTheTimeInWhichARunWasAtWork() {
        Instant bucket = Samples.STARTED.minusSeconds(3_500);
        TimelineChart chart = chart(List.of(
                new TimelinePoint(bucket, 800, 0, 0), new TimelinePoint(bucket.plusSeconds(3_600), 3_600, 0, 0)));

        assertThat(chart.bars().get(0).rows())
                .as("800 rows in the last 100 s of an hour")
                .isEqualTo("8");
    }

    @Test
    void manyPointsAreMergedWithoutLosingAny() {
        List<TimelinePoint> points = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            points.add(new TimelinePoint(Samples.STARTED.plusSeconds(i), 5, 1, 2));
        }

        Spans spans = Spans.of(points, 120);

        assertThat(spans.count()).isLessThanOrEqualTo(120);
        assertThat(spans.length()).isEqualTo(Duration.ofSeconds(9));
        assertThat(spans.points().stream().mapToLong(TimelinePoint::succeeded).sum())
                .isEqualTo(5_000);
        assertThat(spans.points().stream().mapToLong(TimelinePoint::throttled).sum())
                .isEqualTo(2_000);
    }

    @Test
    void spansInWhichNothingHappenedLeaveRoomOnTheAxis() {
        TimelineChart chart = chart(List.of(
                new TimelinePoint(Samples.STARTED, 8, 0, 0),
                new TimelinePoint(Samples.STARTED.plusSeconds(1), 8, 0, 0),
                new TimelinePoint(Samples.STARTED.plusSeconds(9), 8, 0, 0)));

        assertThat(chart.bars()).extracting(TimelineChart.Bar::x).containsExactly("0.0", "100.0", "900.0");
    }

    @Test
    void allowedRateStaysWithinTheChart() {
        TimelineChart chart = chart(List.of(new TimelinePoint(Samples.STARTED, 1, 0, 0)));

        assertThat(chart.top()).isEqualTo("10");
        assertThat(chart.allowedY()).isEqualTo("40.0");
    }

    private static TimelineChart chart(List<TimelinePoint> timeline) {
        Summary summary =
                Samples.summary("COMPLETED", null, new Summary.Rows(1, 1, 0, 0, 0, 0), List.of(), timeline, null);
        return Objects.requireNonNull(TimelineChart.of(summary, List.of()));
    }
}
