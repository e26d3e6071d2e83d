package contactcorrections.fault;

import contactcorrections.database.PostgresServer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Faults of all kinds, one after another in random order, every other one of the PostgreSQL that keeps the job repository. */
class DatabaseFaultSequenceIT {

    @TempDir
    Path folder;

    @Test
    void inputIsFinishedBehindAnySequenceOfFaultsOfItsDatabaseToo() throws Exception {
        long seed = Suite.seed(DatabaseFaultSequenceIT.class);
        try (PostgresServer postgres = PostgresServer.start(folder)) {
            for (int i = 0; i < Suite.either(1, 10); i++) {
                FaultSequence.tryOut(seed + i, folder.resolve("postgresql-" + i), postgres);
            }
        }
    }
}
