package contactcorrections.fault;

import static org.assertj.core.api.Assertions.assertThat;

import contactcorrections.fault.Running.Ended;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Runs that have less memory than they need end, and what they did is kept. */
@EnabledIfSystemProperty(named = "faults", matches = "long")
class SmallHeapIT {

    private static final int CHUNK = 500;

    @TempDir
    Path folder;

    @Test
    void runsWithoutMemoryAreGoneOnWith() throws Exception {
        long seed = Suite.seed(SmallHeapIT.class);
        try (Endpoint endpoint = Endpoint.start()) {
            var file = CorrectionsFile.random(folder.resolve("heap.csv"), seed, 20_000, 2_000, 0.05);
            int processes = 0;
            int outOfMemory = 0;
            for (int megabytes = 16; megabytes <= 40; megabytes += 3) {
                var program = new PackagedProgram(folder, endpoint).jvm("-Xmx" + megabytes + "m");
                Running run = start(program, file);
                // With hardly enough it collects garbage more than it works, for hours.
                Ended end = run.endsWithin(Duration.ofMinutes(1)) ? run.ended() : run.kill();
                System.out.printf("SmallHeapIT: %d MB: exit code %d%n", megabytes, end.code());
                assertThat(end.code()).as(end.err()).isIn(0, 1, 3, 137);
                endpoint.tally().fault();
                processes++;
                if (end.code() == 3) {
                    outOfMemory++;
                    assertThat(end.out() + end.err()).containsAnyOf("Out of memory", "OutOfMemoryError");
                    assertThat(end.err()).doesNotContain("\tat ");
                }
                Judge.attemptsOnly(file, endpoint);
                if (end.code() < 3) {
                    assertThat(outOfMemory).as("runs out of memory").isPositive();
                    Judge.of(file, endpoint, program).finished(end).resentIsAtMost((long) processes * CHUNK);
                    return;
                }
            }
            var program = new PackagedProgram(folder, endpoint);
            Ended end = start(program, file).ended();
            Judge.of(file, endpoint, program).finished(end).resentIsAtMost((long) processes * CHUNK);
        }
    }

    private static Running start(PackagedProgram program, CorrectionsFile file) throws Exception {
        return program.apply(file.path(), "--rate=5000", "--burst=1000");
    }
}
