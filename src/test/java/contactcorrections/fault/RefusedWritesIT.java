package contactcorrections.fault;

import static org.assertj.core.api.Assertions.assertThat;

import contactcorrections.fault.Running.Ended;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Files that cannot be written: those of the job repository end the run, those of the report do not undo it. */
class RefusedWritesIT {

    private static final int CHUNK = 500;

    /** In kilobytes: enough for some of the outcomes and not for all. */
    private static final int ROOM = 100;

    @TempDir
    Path folder;

    @Test
    void fullDiskEndsTheRunAndTheNextOneFinishes() throws Exception {
        long seed = Suite.seed(RefusedWritesIT.class);
        try (Endpoint endpoint = Endpoint.start()) {
            var file = CorrectionsFile.random(folder.resolve("full.csv"), seed, 4_000, 400, 0.02);
            var program = new PackagedProgram(folder, endpoint);
            program.start("status").ended();
            long size = Files.size(program.repository().resolve("corrections.mv.db")) / 1024;

            // No file may grow past this: what a full disk does, for those who cannot make one.
            program.through("bash", "-c", "ulimit -f %s; exec \"$0\" \"$@\"".formatted(size + ROOM));
            Ended full = start(program, file);
            assertThat(full.code()).as(full.err()).isEqualTo(3);
            assertThat(full.out() + full.err())
                    .contains("job repository")
                    .contains("To go on:")
                    .doesNotContain("\tat ");
            Judge.attemptsOnly(file, endpoint);

            program.through("env");
            Ended finished = start(program, file);
            Judge.of(file, endpoint, program).finished(finished).resentIsAtMost(CHUNK);
        }
    }

    @Test
    void reportThatCannotBeWrittenEndsTheRunBeforeTheFirstCall() throws Exception {
        try (Endpoint endpoint = Endpoint.start()) {
            var file = CorrectionsFile.random(folder.resolve("unreported.csv"), 1, 50, 10, 0.05);
            var program = new PackagedProgram(folder, endpoint);
            Files.writeString(program.reports(), "in the way");

            Ended refused = start(program, file);
            assertThat(refused.code()).as(refused.err()).isEqualTo(3);
            // The place is also the one where reports are kept that cannot be written: there is none at all.
            assertThat(refused.err())
                    .contains("No report can be written to", "a file is in the way", "To go on:", "report 1")
                    .doesNotContain("null", "\tat ");
            assertThat(endpoint.attempts()).isEmpty();
        }
    }

    @Test
    @EnabledIfSystemProperty(named = "faults", matches = "long")
    void reportThatCanBeWrittenNowhereInTheEndIsWrittenLater() throws Exception {
        try (Endpoint endpoint = Endpoint.start()) {
            var file = CorrectionsFile.random(folder.resolve("unreported.csv"), 1, 50, 10, 0.05);
            var program = new PackagedProgram(folder, endpoint);
            Running running = program.apply(file.path(), "--rate=20", "--burst=1");
            running.awaitAttempts(1, endpoint);
            Files.delete(program.reports());
            Files.writeString(program.reports(), "in the way");

            Ended end = running.ended();
            assertThat(end.err()).contains("report 1");
            assertThat(end.out() + end.err()).contains("COMPLETED_WITH_ERRORS").doesNotContain("null");
            program.start("report", "1", "--report-to=" + folder.resolve("elsewhere"))
                    .ended();
            Judge.of(file, endpoint, WrittenReport.onlyOne(folder.resolve("elsewhere")))
                    .finished(end);
        }
    }

    private static Ended start(PackagedProgram program, CorrectionsFile file) throws Exception {
        return program.apply(file.path(), "--rate=5000", "--burst=5000").ended();
    }
}
