package contactcorrections.fault;

import static org.assertj.core.api.Assertions.assertThat;

import contactcorrections.disk.SmallDisk;
import contactcorrections.fault.Running.Ended;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that is full ends the run or costs its report; once there is room again, the next run makes up for it. */
class FullDiskIT {

    private static final int CHUNK = 500;

    @TempDir
    Path folder;

    @Test
    void fullDiskOfTheRepositoryEndsTheRunAndTheNextOneFinishes() throws Exception {
        long seed = Suite.seed(FullDiskIT.class);
        try (Endpoint endpoint = Endpoint.start();
                SmallDisk disk = SmallDisk.mount(folder.resolve("repository"))) {
            var file = CorrectionsFile.random(folder.resolve("full.csv"), seed, 4_000, 400, 0.02);
            var program = new PackagedProgram(folder, endpoint);
            program.start("status").ended();

            disk.leave(Suite.random(seed).nextInt(20, 250));
            endpoint.tally().fault();
            Ended full = start(program, file);
            assertThat(full.code()).as(full.err()).isEqualTo(3);
            assertThat(full.out() + full.err()).contains("job repository").doesNotContain("\tat ");
            Judge.attemptsOnly(file, endpoint);

            Ended stillFull = start(program, file);
            assertThat(stillFull.code()).as(stillFull.err()).isEqualTo(3);
            assertThat(stillFull.out() + stillFull.err())
                    .contains("job repository")
                    .doesNotContain("\tat ");

            disk.grow();
            Ended finished = start(program, file);
            Judge.of(file, endpoint, program).finished(finished).resentIsAtMost(2L * CHUNK);
        }
    }

    @Test
    void fullDiskOfTheReportsEndsTheRunBeforeTheFirstCall() throws Exception {
        try (Endpoint endpoint = Endpoint.start();
                SmallDisk disk = SmallDisk.mount(folder.resolve("full"))) {
            var file = CorrectionsFile.random(folder.resolve("untried.csv"), 1, 50, 10, 0.02);
            var program = new PackagedProgram(folder, endpoint);
            disk.leave(8);

            Ended end = reportingToTheDisk(program, file).ended();
            assertThat(end.code()).as(end.err()).isEqualTo(3);
            assertThat(end.out()).containsIgnoringWhitespaces("No report can be written to", "No space left on device");
            assertThat(endpoint.attempts()).isEmpty();
        }
    }

    @Test
    void diskOfTheReportsThatFillsUpMeanwhileCostsNoReport() throws Exception {
        long seed = Suite.seed(FullDiskIT.class);
        try (Endpoint endpoint = Endpoint.start();
                SmallDisk disk = SmallDisk.mount(folder.resolve("full"))) {
            var file = CorrectionsFile.random(folder.resolve("unreported.csv"), seed, 1_000, 400, 0.02);
            var program = new PackagedProgram(folder, endpoint);
            endpoint.tally().fault();

            Running running = reportingToTheDisk(program, file);
            running.awaitAttempts(1, endpoint);
            disk.leave(Suite.random(seed).nextInt(0, 50));
            Ended end = running.ended();
            assertThat(end.code()).as(end.err()).isEqualTo(1);
            assertThat(end.err())
                    .contains("The report could not be written", "No space left on device")
                    .contains("It is kept in reports/unreported.csv-1.");
            noFileIsHalfWritten();
            Judge.of(file, endpoint, program).finished(end).resentIsExact().attemptsAreExact();
        }
    }

    /** At a rate that leaves the time to fill the disk. */
    private Running reportingToTheDisk(PackagedProgram program, CorrectionsFile file) throws Exception {
        return program.start(
                "run",
                "--instance-id=" + CorrectionsFile.INSTANCE,
                "--report-to=" + folder.resolve("full/reports"),
                "--rate=500",
                "--burst=1",
                file.path().toString());
    }

    /** Those who read reports take what is there for whole. */
    private void noFileIsHalfWritten() throws Exception {
        try (var files = Files.walk(folder.resolve("full"))) {
            assertThat(files.filter(Files::isRegularFile))
                    .extracting(each -> each.getFileName().toString())
                    .isSubsetOf("filler", "failed.csv", "summary.html");
        }
    }

    private static Ended start(PackagedProgram program, CorrectionsFile file) throws Exception {
        return program.apply(file.path(), "--rate=5000", "--burst=5000").ended();
    }
}
