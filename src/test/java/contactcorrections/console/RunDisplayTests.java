package contactcorrections.console;

import static contactcorrections.throttle.Operation.DESCRIBE_CONTACT;
import static contactcorrections.throttle.Operation.LIST_CONTACT_REFERENCES;
import static contactcorrections.throttle.Operation.UPDATE_CONTACT;
import static org.assertj.core.api.Assertions.assertThat;

import contactcorrections.history.PreflightResult;
import contactcorrections.launch.JobSettings;
import contactcorrections.metrics.MetricsFormat;
import contactcorrections.run.Run;
import contactcorrections.throttle.Operation;
import contactcorrections.throttle.Share;
import contactcorrections.throttle.ThrottleSettings;
import contactcorrections.throttle.ThrottleSettings.Rate;
import contactcorrections.workload.ErrorLimit;
import contactcorrections.workload.Workload;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** The estimate that is shown before 1,200 rows are applied or looked up. */
class RunDisplayTests {

    private static final ThrottleSettings EQUAL = new ThrottleSettings(Rate.of(10), 15, new Share(80), 10, 15);
    private static final ThrottleSettings FASTER_READS = new ThrottleSettings(Rate.of(10), 15, new Share(80), 40, 15);
    private static final ThrottleSettings SLOWER_READS = new ThrottleSettings(Rate.of(10), 15, new Share(80), 5, 15);

    @Test
    void rowsThatAreSentUnreadTakeACallEach() {
        assertThat(said(Run.Purpose.RUN, EQUAL, Map.of(UPDATE_CONTACT, 1)))
                .contains("1,200 rows to apply at up to 8.0 calls/s: about 3 min, until ");
    }

    @Test
    void contactsThatAreReadBesideTheUpdatesCostNoTimeUnlessTheirQuotaIsLower() {
        Map<Operation, Integer> calls = Map.of(UPDATE_CONTACT, 1, DESCRIBE_CONTACT, 1);

        assertThat(said(Run.Purpose.RUN, EQUAL, calls)).contains("apply at up to 8.0 calls/s: about 3 min, until ");
        assertThat(said(Run.Purpose.RUN, SLOWER_READS, calls))
                .contains("apply at up to 4.0 rows/s (DescribeContact at 4.0 calls/s, 1 a row): about 5 min, until ");
    }

    @Test
    void referencesTakeTwoCallsARow() {
        Map<Operation, Integer> calls = Map.of(UPDATE_CONTACT, 1, DESCRIBE_CONTACT, 1, LIST_CONTACT_REFERENCES, 2);

        assertThat(said(Run.Purpose.RUN, EQUAL, calls))
                .contains(
                        "apply at up to 4.0 rows/s (ListContactReferences at 8.0 calls/s, 2 a row): about 5 min, until ");
        assertThat(said(Run.Purpose.RUN, FASTER_READS, calls))
                .contains("apply at up to 8.0 calls/s: about 3 min, until ");
    }

    @Test
    void planWaitsForItsReadsAlone() {
        assertThat(said(Run.Purpose.PLAN, FASTER_READS, Map.of(DESCRIBE_CONTACT, 1)))
                .contains("1,200 rows to look up at up to 32.0 calls/s: about 38 s, until ");
        assertThat(said(Run.Purpose.PLAN, FASTER_READS, Map.of(DESCRIBE_CONTACT, 1, LIST_CONTACT_REFERENCES, 2)))
                .contains(
                        "look up at up to 16.0 rows/s (ListContactReferences at 32.0 calls/s, 2 a row): about 75 s, until ");
    }

    @Test
    void timeThatARunWasGivenIsMeasuredByItsSlowestCalls() {
        Map<Operation, Integer> calls = Map.of(UPDATE_CONTACT, 1, DESCRIBE_CONTACT, 1, LIST_CONTACT_REFERENCES, 2);

        assertThat(said(Run.Purpose.RUN, EQUAL, calls, Duration.ofMinutes(4)))
                .containsPattern("The time is up before that: about 2\\d\\d rows remain then");
        assertThat(said(Run.Purpose.RUN, FASTER_READS, calls, Duration.ofMinutes(4)))
                .doesNotContain("The time is up");
    }

    private static String said(Run.Purpose purpose, ThrottleSettings quota, Map<Operation, Integer> callsPerRow) {
        return said(purpose, quota, callsPerRow, null);
    }

    private static String said(
            Run.Purpose purpose, ThrottleSettings quota, Map<Operation, Integer> callsPerRow, @Nullable Duration most) {
        var err = new StringWriter();
        CommandLine command = new CommandLine(CommandSpec.create()).setErr(new PrintWriter(err, true));
        var settings =
                new CommandSettings(List.of(), false, false, false, CommandSettings.Log.TEXT, MetricsFormat.NONE);
        TimeLimit time = TimeLimit.of(
                new JobSettings(ErrorLimit.valueOf("0"), null, most, "reports", false),
                ZonedDateTime.now(ZoneId.systemDefault()));
        var display =
                new RunDisplay(Console.of(command, settings), purpose, quota, Duration.ofMinutes(15), "instance", time);

        display.aboutToApply(
                new PreflightResult(1_200, 0, List.of(), List.of(), ""), 1_200, new Workload(1_200, callsPerRow));

        return err.toString();
    }
}
