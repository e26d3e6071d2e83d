package contactcorrections.fault;

import static org.assertj.core.api.Assertions.assertThat;

import contactcorrections.fault.Running.Ended;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Too many failed rows end a run, before the first call where the file itself has them. */
class ErrorLimitIT {

    @TempDir
    Path folder;

    @Test
    void tooManyFailedRowsEndTheRunUntilMoreAreAllowed() throws Exception {
        long seed = Suite.seed(ErrorLimitIT.class);
        try (Endpoint endpoint = Endpoint.start()) {
            endpoint.answer(ErrorLimitIT::everyThirdIsRefused);
            var file = CorrectionsFile.random(folder.resolve("errors.csv"), seed, 200, 40, 0.3);
            var program = new PackagedProgram(folder, endpoint);

            Ended checked =
                    program.apply(file.path(), "--rate=1000", "--burst=5").ended();
            assertThat(checked.code()).isEqualTo(2);
            assertThat(endpoint.attempts()).isEmpty();
            assertThat(checked.out()).contains("--max-errors=100%");

            int invalid = file.lines().size() - file.validLines().size();
            Ended applied = program.apply(file.path(), "--rate=40", "--burst=5", "--max-errors=" + (invalid + 5))
                    .ended();
            Judge.of(file, endpoint, program)
                    .leftInGoodOrder(applied, 2, "ABORTED")
                    .resentIsExact();

            Ended finished = program.apply(file.path(), "--rate=1000", "--burst=100", "--max-errors=100%")
                    .ended();
            Judge.of(file, endpoint, program).finished(finished).resentIsExact().attemptsAreExact();
        }
    }

    private static ScriptedAnswer everyThirdIsRefused(Endpoint.Arrival call) {
        int row = CorrectionsFile.row(call.text());
        return row % 3 == 0 ? ScriptedAnswer.refused("InvalidParameterException") : ScriptedAnswer.accepted();
    }
}
