package contactcorrections.fault;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Faults of all kinds, one after another in random order, on one input, with an H2 file as the job repository. */
class FaultSequenceIT {

    @TempDir
    Path folder;

    @Test
    void inputIsFinishedBehindAnySequenceOfFaults() throws Exception {
        long seed = Suite.seed(FaultSequenceIT.class);
        for (int i = 0; i < Suite.either(1, 10); i++) {
            FaultSequence.tryOut(seed + i, folder.resolve("h2-" + i), null);
        }
    }
}
