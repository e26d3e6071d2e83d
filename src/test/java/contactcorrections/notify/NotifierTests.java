package contactcorrections.notify;

import static org.assertj.core.api.Assertions.assertThat;

import contactcorrections.report.RunResult;
import contactcorrections.report.page.Samples;
import contactcorrections.report.page.Summary;
import contactcorrections.run.ExitState;
import contactcorrections.standin.HttpReceiver;
import contactcorrections.standin.HttpReceiver.Answer;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class NotifierTests {

    @Test
    void runsThatHaveASummaryAreTold() throws IOException {
        try (var hook = HttpReceiver.start(request -> new Answer(200, "ok"))) {
            var notifier = new Notifier(settings(hook.uri() + "/secret"), () -> false);

            assertThat(notifier.tell(result(Samples.completed(), false))).isEmpty();
            assertThat(notifier.tell(result(Samples.stopped(), false))).isEmpty();
            assertThat(notifier.tell(result(Samples.completed(), true))).isEmpty();
            assertThat(notifier.tell(result(null, false))).isEmpty();
            assertThat(hook.received()).hasSize(2);
        }
    }

    @Test
    void nobodyIsToldWhereNobodyIsToBe() {
        assertThat(new Notifier(new NotifySettings(null), () -> false).tell(result(Samples.completed(), false)))
                .isEmpty();
    }

    @Test
    void warningSaysWhatToDoAndHoldsNoSecret() throws IOException {
        try (var hook = HttpReceiver.start(request -> new Answer(404, ""))) {
            var notifier = new Notifier(settings(hook.uri() + "/secret?secret"), () -> false);

            assertThat(notifier.tell(result(Samples.completed(), false)))
                    .contains(
                            "127.0.0.1 was not told how the run ended: HTTP 404. Check the address, and what it accepts"
                                    + " (--notify). Nothing else changes; the summary is reports/in.csv-1/summary.json.");
        }
    }

    @Test
    void processThatIsToEndWaitsForSomeSecondsAtMost() throws IOException {
        try (var hook = HttpReceiver.start(request -> {
            Thread.sleep(60_000);
            return new Answer(200, "");
        })) {
            long begun = System.nanoTime();
            var notifier = new Notifier(settings(hook.uri() + "/secret"), () -> true);

            assertThat(notifier.tell(result(Samples.stopped(), false)))
                    .hasValueSatisfying(warning -> assertThat(warning).contains("no answer in time"));
            assertThat(Duration.ofNanos(System.nanoTime() - begun))
                    .isBetween(Duration.ofSeconds(5), Duration.ofSeconds(12));
        }
    }

    private static NotifySettings settings(String destination) {
        return new NotifySettings(Destination.valueOf(destination));
    }

    private static RunResult result(@Nullable Summary summary, boolean finishedBefore) {
        return new RunResult(ExitState.COMPLETED, null, summary, "reports/in.csv-1", finishedBefore, null);
    }
}
