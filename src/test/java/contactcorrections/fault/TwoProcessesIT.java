package contactcorrections.fault;

import static org.assertj.core.api.Assertions.assertThat;

import contactcorrections.fault.Running.Ended;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two processes on one job repository: the second leaves, the first is not disturbed. */
class TwoProcessesIT {

    @TempDir
    Path folder;

    @Test
    void secondProcessSaysInALineThatItIsTheSecond() throws Exception {
        try (Endpoint endpoint = Endpoint.start()) {
            // The first one waits for as long as the second one takes.
            endpoint.answer(call -> ScriptedAnswer.failed(503, "ServiceUnavailableException"));
            var file = CorrectionsFile.random(folder.resolve("twice.csv"), 7, 200, 50, 0);
            var program = new PackagedProgram(folder, endpoint);
            Running first = program.apply(file.path(), "--rate=100", "--burst=20");
            assertThat(endpoint.awaitAttempts(5, Duration.ofMinutes(2))).isTrue();
            Ended second = program.apply(file.path()).endedWithin(Duration.ofSeconds(30));
            assertThat(second.code()).as(second.err()).isEqualTo(5);
            assertThat(second.err().strip().lines()).singleElement().asString().contains("in use");
            assertThat(second.out()).isEmpty();
            endpoint.answer(call -> ScriptedAnswer.accepted());
            Ended finished = first.ended();
            Judge.of(file, endpoint, program).finished(finished);
        }
    }
}
