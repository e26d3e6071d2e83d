package contactcorrections.fault;

import static org.assertj.core.api.Assertions.assertThat;

import contactcorrections.fault.Running.Ended;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever Connect, or what stands in front of it, answers: a row is charged with a definite no to it and nothing else. */
class BadAnswersIT {

    private static final String BROKEN_JSON = "{\"Message\": \"brok";

    /** What the first attempt of a row meets; the next one is accepted. */
    private static final List<ScriptedAnswer> PASSING = List.of(
            ScriptedAnswer.accepted(),
            ScriptedAnswer.failed(503, "ServiceUnavailableException"),
            ScriptedAnswer.failed(500, "InternalServiceException"),
            ScriptedAnswer.body(500, "application/json", BROKEN_JSON),
            ScriptedAnswer.body(400, "application/json", BROKEN_JSON),
            ScriptedAnswer.body(503, "text/plain", ""),
            ScriptedAnswer.body(409, "text/plain", ""),
            ScriptedAnswer.failed(400, "RequestAbortedException"),
            ScriptedAnswer.failed(408, "RequestTimeoutException"),
            ScriptedAnswer.page(200),
            ScriptedAnswer.page(502),
            ScriptedAnswer.halfClosed(),
            ScriptedAnswer.tooShort(),
            ScriptedAnswer.lost(),
            ScriptedAnswer.conflict());

    /** What every attempt of a row meets. */
    private static final List<ScriptedAnswer> DEFINITE = List.of(
            ScriptedAnswer.refused("InvalidParameterException"),
            ScriptedAnswer.refused("InvalidRequestException"),
            ScriptedAnswer.refused("ResourceNotFoundException"),
            ScriptedAnswer.refused("AnErrorThatIsNewException"),
            ScriptedAnswer.conflict());

    @TempDir
    Path folder;

    @Test
    void passingTroubleIsChargedToNoRow() throws Exception {
        long seed = Suite.seed(BadAnswersIT.class);
        try (Endpoint endpoint = Endpoint.start()) {
            endpoint.answer(BadAnswersIT::answer);
            var file = CorrectionsFile.random(folder.resolve("trouble.csv"), seed, Suite.either(300, 3_000), 150, 0.05);
            var program = new PackagedProgram(folder, endpoint);
            var end = program.apply(file.path(), "--rate=300", "--burst=100", "--max-errors=100%")
                    .ended();
            Judge.of(file, endpoint, program).finished(end).resentIsExact().attemptsAreExact();
        }
    }

    private static ScriptedAnswer answer(Endpoint.Arrival call) {
        if (call.number() > 100 && call.number() <= 130) {
            return ScriptedAnswer.throttled();
        }
        int row = CorrectionsFile.row(call.text());
        if (row % 20 == 0) {
            return DEFINITE.get(row / 20 % DEFINITE.size());
        }
        if (call.attemptOfText() > 1) {
            return ScriptedAnswer.accepted();
        }
        return row % 100 == 1 ? ScriptedAnswer.silence() : PASSING.get(row % PASSING.size());
    }

    @Test
    void outageEndsTheRunOncePatienceIsUsedUpAndTheNextOneFinishes() throws Exception {
        long seed = Suite.seed(BadAnswersIT.class);
        try (Endpoint endpoint = Endpoint.start()) {
            var file = CorrectionsFile.random(folder.resolve("outage.csv"), seed, 100, 50, 0.02);
            var program = new PackagedProgram(folder, endpoint);

            endpoint.answer(call -> call.number() <= 20
                    ? ScriptedAnswer.accepted()
                    : ScriptedAnswer.failed(503, "ServiceUnavailableException"));
            Ended outage = start(program, file).ended();
            Judge.of(file, endpoint, program)
                    .leftInGoodOrder(outage, 3, "FAILED")
                    .resentIsExact();
            assertThat(outage.out() + outage.err()).contains("503").contains("--patience");

            endpoint.answer(call -> ScriptedAnswer.page(403));
            Ended proxy = start(program, file).ended();
            Judge.of(file, endpoint, program)
                    .leftInGoodOrder(proxy, 3, "FAILED")
                    .resentIsExact();

            endpoint.leave();
            Ended nobodyThere = start(program, file).ended();
            Judge.of(file, endpoint, program).leftInGoodOrder(nobodyThere, 3, "FAILED");

            endpoint.comeBack();
            endpoint.answer(call -> ScriptedAnswer.accepted());
            Ended finished = start(program, file).ended();
            Judge.of(file, endpoint, program).finished(finished);
        }
    }

    private static Running start(PackagedProgram program, CorrectionsFile file) throws Exception {
        return program.apply(file.path(), "--rate=100", "--burst=50", "--patience=2s");
    }
}
