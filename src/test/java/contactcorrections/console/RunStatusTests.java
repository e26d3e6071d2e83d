package contactcorrections.console;

import static org.assertj.core.api.Assertions.assertThat;

import contactcorrections.run.RunningProcess;
import contactcorrections.workers.SharedRunQueries.Participant;
import contactcorrections.workers.SharedRunQueries.Slots;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunStatusTests {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final String COMMAND = "java -jar program.jar run in.csv";

    @Test
    void rehearsalIsMarkedAndWhatIsAppliedIsNamed() {
        assertThat(text(status("STOPPED", "simulated, instance i", 4))).contains("Rehearsal, simulated, instance i");
        assertThat(text(status("STOPPED", "eu-central-1 at http://localhost:8099, instance i", 4)))
                .contains("Applied to eu-central-1 at http://localhost:8099, instance i")
                .doesNotContain("Rehearsal");
    }

    @Test
    void runWithRowsRemainingGoesOnWithItsCommand() {
        assertThat(text(status("STOPPED", "eu-central-1", 4))).contains("Continue with: " + COMMAND);
    }

    @Test
    void finishedRunWithFailedRowsSaysWhereTheyAre() {
        assertThat(text(status("COMPLETED_WITH_ERRORS", "eu-central-1", 0)))
                .contains("Correct reports/in.csv-1/failed.csv, then run it with: " + COMMAND)
                .doesNotContain("Continue");
    }

    @Test
    void killedRunOfWhichEveryRowIsDecidedIsToBeEnded() {
        assertThat(text(status("INTERRUPTED", "eu-central-1", 0)))
                .contains("Every row is decided; end it with: " + COMMAND)
                .doesNotContain("Continue");
    }

    @Test
    void runThatSeveralProcessesApplySaysWhoIsAtWork() {
        var run = new RunStatus(
                7,
                "/in/in.csv",
                "eu-central-1",
                false,
                "RUNNING",
                NOON,
                null,
                10,
                5,
                0,
                0,
                0,
                5,
                null,
                null,
                new Slots(5, 8, 3),
                List.of(new Participant(false, "a", 11, 0, 4, 1_200), new Participant(true, "b", 12, 1, 1, 900)),
                null);

        assertThat(RunStatus.text(List.of(run), List.of(new RunningProcess("c", 13)), List.of("program")))
                .contains("16 slots: 5 done, 8 under way, 3 waiting")
                .contains("run, pid 11 on a: 4 slots, 1,200 calls, seen 0 s ago")
                .contains("worker, pid 12 on b: 1 slot, 900 calls, seen 1 s ago")
                .endsWith(String.format("1 worker waits for a run: pid 13 on c%n"));
    }

    private static String text(RunStatus status) {
        return RunStatus.text(List.of(status), List.of(), List.of("program"));
    }

    private static RunStatus status(String state, String target, long remaining) {
        return new RunStatus(
                1,
                "/in/in.csv",
                target,
                false,
                state,
                NOON,
                NOON.plusSeconds(60),
                10,
                9 - remaining,
                0,
                1,
                0,
                remaining,
                null,
                "reports/in.csv-1",
                null,
                List.of(),
                COMMAND);
    }
}
