package contactcorrections.fault;

import java.nio.file.Path;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows of one contact are applied one after another, whatever happens around them. */
class OrderIT {

    @TempDir
    Path folder;

    @Test
    void eachContactEndsAsItsLastRowSaysThoughCallsFail() throws Exception {
        long seed = Suite.seed(OrderIT.class);
        RandomGenerator random = Suite.random(seed);
        try (Endpoint endpoint = Endpoint.start()) {
            endpoint.answer(call -> {
                ScriptedAnswer answer = random.nextInt(100) == 0
                        ? ScriptedAnswer.failed(500, "InternalServiceException")
                        : ScriptedAnswer.accepted();
                return answer.after(Duration.ofMillis(random.nextInt(1, 25)));
            });
            var file = CorrectionsFile.random(folder.resolve("shuffled.csv"), seed, 1_000, 50, 0);
            var program = new PackagedProgram(folder, endpoint);
            var end = program.apply(file.path(), "--rate=2000", "--burst=500", "--max-in-flight=32")
                    .ended();
            Judge.of(file, endpoint, program).finished(end).resentIsExact().attemptsAreExact();
        }
    }
}
