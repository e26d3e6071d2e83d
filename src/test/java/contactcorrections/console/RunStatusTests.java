package contactcorrections.console;

import static org.assertj.core.api.Assertions.assertThat;

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

    private static String text(RunStatus status) {
        return RunStatus.text(List.of(status), List.of("program"));
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
                COMMAND);
    }
}
