package contactcorrections.fault;

import contactcorrections.fault.Running.Ended;
import java.nio.file.Path;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Faults of all kinds, one after another in random order, on one input. */
class FaultSequenceIT {

    private static final Duration IN_TIME = Duration.ofSeconds(30);
    private static final int CHUNK = 200;

    @TempDir
    Path folder;

    private enum Fault {
        KILL,
        TERM,
        INT,
        FREEZE,
        OUTAGE,
        DENIED,
        TIME_IS_UP
    }

    @Test
    void inputIsFinishedBehindAnySequenceOfFaults() throws Exception {
        long seed = Suite.seed(FaultSequenceIT.class);
        for (int sequence = 0; sequence < Suite.either(1, 10); sequence++) {
            tryOut(seed + sequence, Suite.random(seed + sequence), folder.resolve("sequence-" + sequence));
        }
    }

    private static void tryOut(long seed, RandomGenerator random, Path folder) throws Exception {
        java.nio.file.Files.createDirectory(folder);
        try (Endpoint endpoint = Endpoint.start()) {
            var file = CorrectionsFile.random(folder.resolve("faults.csv"), seed, 800, 60, 0.05);
            var program = new Program(folder, endpoint);
            StringBuilder tried = new StringBuilder("Faults of seed " + seed + ":");
            long mayBeResent = 0;
            for (int i = 0; i < Suite.either(3, 5); i++) {
                Fault fault = Fault.values()[random.nextInt(Fault.values().length)];
                tried.append(' ').append(fault);
                happen(fault, program, file, endpoint, random);
                Judge.attemptsOnly(file, endpoint);
                // A kill leaves a chunk in doubt, anything else what is in flight.
                mayBeResent += fault == Fault.KILL ? CHUNK : 32;
            }
            System.out.println(tried);
            endpoint.answer(call -> Answer.accepted());
            Ended end =
                    program.apply(file.path(), "--rate=2000", "--burst=1000").ended();
            Judge.of(file, endpoint, program).finished(end).resentIsAtMost(mayBeResent);
        }
    }

    private static void happen(
            Fault fault, Program program, CorrectionsFile file, Endpoint endpoint, RandomGenerator random)
            throws Exception {
        int moment = random.nextInt(5, 150);
        endpoint.answer(call -> call.number() <= moment ? slowly(Answer.accepted()) : answer(fault));
        Running run = program.apply(file.path(), "--rate=50", "--burst=40", "--patience=1s", "--max-duration=4s");
        if (fault == Fault.OUTAGE || fault == Fault.DENIED || fault == Fault.TIME_IS_UP) {
            run.ended();
            return;
        }
        run.awaitAttempts(moment, endpoint);
        if (fault == Fault.FREEZE) {
            run.signal("STOP");
            Thread.sleep(Suite.either(2_000, 30_000));
            run.signal("CONT");
            run.ended();
        } else {
            run.signal(fault.name());
            run.endedWithin(IN_TIME);
        }
    }

    private static Answer answer(Fault fault) {
        return switch (fault) {
            case OUTAGE -> Answer.failed(503, "ServiceUnavailableException");
            case DENIED -> Answer.failed(403, "ExpiredTokenException");
            default -> slowly(Answer.accepted());
        };
    }

    private static Answer slowly(Answer answer) {
        return answer.after(Duration.ofMillis(50));
    }
}
