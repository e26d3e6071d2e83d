package contactcorrections.fault;

import static org.assertj.core.api.Assertions.assertThat;

import contactcorrections.database.PostgresServer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Faults of all kinds, one after another in random order, on a run, its workers and their database. */
@Timeout(3_600)
@EnabledIfSystemProperty(named = "faults", matches = "long")
class WorkerFaultsIT {

    private static final int FAULTS = 100;

    @TempDir
    Path folder;

    @Test
    void inputIsFinishedAfterAnySequenceOfFaultsOfTheProcessesThatShareIt() throws Exception {
        long seed = Suite.seed(WorkerFaultsIT.class);
        try (PostgresServer postgres = PostgresServer.start(folder)) {
            int faults = 0;
            for (int i = 0; faults < FAULTS; i++) {
                int happened =
                        WorkerFaultSequence.tryOut(seed + i, FAULTS - faults, folder.resolve("workers-" + i), postgres);
                assertThat(happened).as("faults on input %d", i).isPositive();
                faults += happened;
            }
            System.out.printf("WorkerFaultsIT: %d faults%n", faults);
        }
    }

    @Test
    void workersStopAMinuteAfterTheirRunIsGone() throws Exception {
        try (PostgresServer postgres = PostgresServer.start(folder)) {
            WorkerFaultSequence.leaveAlone(Suite.seed(WorkerFaultsIT.class), folder.resolve("alone"), postgres);
        }
    }
}
