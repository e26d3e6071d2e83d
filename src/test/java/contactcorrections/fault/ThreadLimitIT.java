package contactcorrections.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import contactcorrections.fault.Running.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A system that lets a run create no further thread ends it, and the next run finishes. */
class ThreadLimitIT {

    private static final Path GROUPS = Path.of("/sys/fs/cgroup/pids");

    /** Far less time than patience and time-outs take: a run that hangs is told from one that ends. */
    private static final Duration AT_ONCE = Duration.ofMinutes(2);

    @TempDir
    Path folder;

    @Test
    void runThatCanCreateNoFurtherThreadEndsBeforeTheFirstCall() throws Exception {
        long seed = Suite.seed(ThreadLimitIT.class);
        try (Endpoint endpoint = Endpoint.start()) {
            var file = CorrectionsFile.random(folder.resolve("threads.csv"), seed, 500, 100, 0.02);
            var program = new PackagedProgram(folder, endpoint);
            // More than the JVM, the repository and the client take, and far fewer than calls may be open.
            Path group = limitedGroup(200);
            try {
                program.through("bash", "-c", "echo $$ > %s/cgroup.procs; exec \"$0\" \"$@\"".formatted(group));
                endpoint.tally().fault();

                Ended end = start(program, file).endedWithin(AT_ONCE);
                assertThat(end.code()).as(end.err()).isEqualTo(3);
                assertThat(end.out())
                        .containsIgnoringWhitespaces("create another thread", "ulimit -u", "--max-in-flight")
                        .contains("To go on:")
                        .doesNotContain("Out of memory");
                assertThat(end.err()).doesNotContain("\tat ");
                assertThat(endpoint.attempts()).isEmpty();
            } finally {
                Files.delete(group);
            }
            program.through("env");
            Ended finished = start(program, file).ended();
            Judge.of(file, endpoint, program).finished(finished).resentIsExact();
        }
    }

    private static Running start(PackagedProgram program, CorrectionsFile file) throws Exception {
        return program.apply(file.path(), "--rate=5000", "--burst=5000", "--max-in-flight=300");
    }

    private static Path limitedGroup(int threads) {
        Path group = GROUPS.resolve("threads-" + ProcessHandle.current().pid());
        try {
            Files.createDirectory(group);
            Files.writeString(group.resolve("pids.max"), String.valueOf(threads));
        } catch (IOException e) {
            assumeTrue(false, "Takes the right to limit processes");
        }
        return group;
    }
}
