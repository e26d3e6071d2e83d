package contactcorrections.fault;

import static org.assertj.core.api.Assertions.assertThat;

import contactcorrections.fault.Running.Ended;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A no to the credentials is charged to no row, and ends the run at once. */
class DeniedIT {

    private static final int ALLOWED = 100;
    private static final int IN_FLIGHT = 16;
    private static final Duration MOMENT = Duration.ofMillis(250);

    @TempDir
    Path folder;

    @ParameterizedTest
    @MethodSource("denials")
    void denialEndsTheRunAndTheNextOneFinishes(String code) throws Exception {
        try (Endpoint endpoint = Endpoint.start()) {
            endpoint.answer(
                    call -> (call.number() > ALLOWED ? ScriptedAnswer.failed(403, code) : ScriptedAnswer.accepted())
                            .after(Duration.ofMillis(20)));
            var file = CorrectionsFile.random(folder.resolve("denied.csv"), code.hashCode(), 400, 200, 0);
            var program = new PackagedProgram(folder, endpoint);

            Ended denied = start(program, file).ended();
            Judge.of(file, endpoint, program).leftInGoodOrder(denied, 3, "FAILED");
            assertThat(denied.out() + denied.err()).contains(code);
            nothingBeginsAfterTheFirstNo(endpoint.attemptsOfRun());

            endpoint.answer(call -> ScriptedAnswer.accepted());
            Ended finished = start(program, file).ended();
            Judge.of(file, endpoint, program).finished(finished).resentIsExact();
        }
    }

    static Stream<String> denials() {
        return Suite.variants(List.of("AccessDeniedException", "ExpiredTokenException", "InvalidSignatureException"));
    }

    private static void nothingBeginsAfterTheFirstNo(List<Attempt> attempts) {
        long firstNo = attempts.stream()
                .filter(each -> each.number() > ALLOWED)
                .mapToLong(Attempt::endedNanos)
                .min()
                .orElseThrow();
        assertThat(attempts).hasSizeLessThanOrEqualTo(ALLOWED + 2 * IN_FLIGHT);
        assertThat(attempts).noneMatch(each -> each.begunNanos() > firstNo + MOMENT.toNanos());
    }

    private static Running start(PackagedProgram program, CorrectionsFile file) throws Exception {
        return program.apply(file.path(), "--rate=1000", "--burst=100", "--max-in-flight=" + IN_FLIGHT);
    }
}
