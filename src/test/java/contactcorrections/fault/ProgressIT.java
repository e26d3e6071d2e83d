package contactcorrections.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** What someone sees who watches a run that is no terminal's: a line every 30 s. */
@Timeout(300)
class ProgressIT {

    @TempDir
    Path folder;

    @Test
    @EnabledIfSystemProperty(named = "faults", matches = "long")
    void linesTellOfThrottlingOfAnOutageAndOfWhereARunWentOn() throws Exception {
        try (Endpoint endpoint = Endpoint.start()) {
            endpoint.answer(call -> call.number() == 20 ? ScriptedAnswer.throttled() : ScriptedAnswer.accepted());
            var file = CorrectionsFile.random(folder.resolve("watched.csv"), 7, 2_000, 2_000, 0);
            var program = new PackagedProgram(folder, endpoint);

            Running run = start(program, file);
            run.awaitAttempts(100, endpoint);
            endpoint.answer(call -> ScriptedAnswer.failed(503, "ServiceUnavailableException"));
            awaitLine(
                    run,
                    "watched\\.csv: [1-9]\\d* of 2,000 rows \\(\\d+ %\\), Connect: HTTP 503,"
                            + " waiting, \\d+ s of 15 min");
            endpoint.answer(call -> ScriptedAnswer.accepted());
            awaitLine(
                    run,
                    "watched\\.csv: [1-9]\\d+ of 2,000 rows \\(\\d+ %\\), 1?\\d\\.\\d calls/s of 16\\.0,"
                            + " 1 throttled, 0 failed, (\\d+ s|[2-9] min) left");
            run.kill();

            Running next = start(program, file);
            awaitLine(
                    next,
                    "watched\\.csv: [\\d,]{3,5} of 2,000 rows \\(\\d+ %\\), 1\\d\\.\\d calls/s of 16\\.0, 0 failed,"
                            + " (\\d{2,3} s|\\d min) left");
            next.kill();
            Judge.attemptsOnly(file, endpoint);
        }
    }

    private static Running start(PackagedProgram program, CorrectionsFile file) throws Exception {
        return program.apply(file.path(), "--rate=20", "--burst=20");
    }

    private static void awaitLine(Running run, String pattern) throws Exception {
        for (int i = 0; i < 240 && !run.err().lines().anyMatch(line -> line.matches(pattern + ".*")); i++) {
            TimeUnit.MILLISECONDS.sleep(500);
        }
        assertThat(run.err()).containsPattern("(?m)^" + pattern);
    }
}
