package contactcorrections.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import contactcorrections.outcome.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class TimelineChartTests {

    @Test
    void rateIsThatOfTheTimeInWhichARunWasAtWork() {
        Instant bucket = Samples.STARTED.minusSeconds(3_500);
        TimelineChart chart = chart(
                Duration.ofHours(1),
                List.of(
                        new Timeline.Point(bucket, 800, 0, 0),
                        new Timeline.Point(bucket.plusSeconds(3_600), 3_600, 0, 0)));

        assertThat(chart.bars().get(0).rows())
                .as("800 rows in the last 100 s of an hour")
                .isEqualTo("8");
    }

    @Test
    void spansInWhichNothingHappenedLeaveRoomOnTheAxis() {
        TimelineChart chart = chart(
                Duration.ofSeconds(1),
                List.of(
                        new Timeline.Point(Samples.STARTED, 8, 0, 0),
                        new Timeline.Point(Samples.STARTED.plusSeconds(1), 8, 0, 0),
                        new Timeline.Point(Samples.STARTED.plusSeconds(9), 8, 0, 0)));

        assertThat(chart.bars()).extracting(TimelineChart.Bar::column).containsExactly(1L, 2L, 10L);
        assertThat(chart.spans()).isEqualTo(10);
    }

    @Test
    void allowedRateStaysWithinTheChart() {
        TimelineChart chart = chart(Duration.ofSeconds(1), List.of(new Timeline.Point(Samples.STARTED, 1, 0, 0)));

        assertThat(chart.top()).isEqualTo("10");
        assertThat(chart.allowedShare()).isEqualTo("80.0%");
    }

    private static TimelineChart chart(Duration span, List<Timeline.Point> points) {
        Summary summary = Samples.summary(
                "COMPLETED", null, new Summary.Rows(1, 1, 0, 0, 0, 0, 0), List.of(), new Timeline(span, points), null);
        return Objects.requireNonNull(TimelineChart.of(summary, List.of()));
    }
}
