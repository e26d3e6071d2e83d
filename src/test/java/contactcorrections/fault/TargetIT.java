package contactcorrections.fault;

import static org.assertj.core.api.Assertions.assertThat;

import contactcorrections.fault.Running.Ended;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** What was applied to one target counts for that one alone. */
@Timeout(300)
class TargetIT {

    private static final int ROWS = 60;

    @TempDir
    private Path folder;

    @Test
    void rehearsalDoesNotCountAsTheRealRun() throws Exception {
        try (Endpoint endpoint = Endpoint.start()) {
            var file = CorrectionsFile.random(folder.resolve("rehearsed.csv"), 3, ROWS, 20, 0);
            var program = new PackagedProgram(folder, endpoint);

            Ended rehearsed = run(program, file, "--simulate");
            assertThat(rehearsed.code()).as(rehearsed.err()).isZero();
            assertThat(rehearsed.out()).contains("Rehearsal", "nothing reached Amazon Connect");
            assertThat(endpoint.attempts()).isEmpty();

            Ended applied = run(program, file);
            assertThat(applied.out()).doesNotContain("Rehearsal");
            Judge.of(file, endpoint, program).finished(applied).resentIsExact().attemptsAreExact();

            assertThat(program.start("status").ended().out())
                    .contains("Rehearsal, simulated", "Applied to eu-central-1 at " + endpoint.uri());
        }
    }

    @Test
    @EnabledIfSystemProperty(named = "faults", matches = "long")
    void regionAndEndpointAreTargetsOfTheirOwn() throws Exception {
        try (Endpoint endpoint = Endpoint.start();
                Endpoint other = Endpoint.start()) {
            var file = CorrectionsFile.random(folder.resolve("targets.csv"), 4, ROWS, 20, 0);
            var program = new PackagedProgram(folder, endpoint);
            assertThat(run(program, file).code()).isZero();
            assertThat(endpoint.attempts()).hasSize(ROWS);

            program.with(Map.of("AWS_REGION", "us-west-2"));
            assertThat(run(program, file).code()).isZero();
            assertThat(endpoint.attempts()).hasSize(2 * ROWS);

            program.with(Map.of("AWS_ENDPOINT_URL_CONNECT", other.uri().toString()));
            assertThat(run(program, file).code()).isZero();
            assertThat(other.attempts()).hasSize(ROWS);
            assertThat(run(program, file).out()).contains("finished before");
            assertThat(other.attempts()).hasSize(ROWS);
        }
    }

    private static Ended run(PackagedProgram program, CorrectionsFile file, String... options) throws Exception {
        String[] all = new String[options.length + 2];
        all[0] = "--rate=1000";
        all[1] = "--burst=500";
        System.arraycopy(options, 0, all, 2, options.length);
        return program.apply(file.path(), all).ended();
    }
}
