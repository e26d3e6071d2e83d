package contactcorrections.fault;

import contactcorrections.fault.Running.Ended;
import java.nio.file.Path;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The process is killed at random moments, and started again, until it has come through. */
class KillIT {

    private static final int CHUNK = 250;
    private static final int CARRIED_OVER = 32;
    private static final int KILLED = 137;

    @TempDir
    Path folder;

    @Test
    void killedRunsAreGoneOnWithUntilEveryRowIsDecidedOnce() throws Exception {
        long seed = Suite.seed(KillIT.class);
        RandomGenerator random = Suite.random(seed);
        int kills = Suite.either(6, 25);
        try (Endpoint endpoint = Endpoint.start()) {
            endpoint.answer(call -> answer(random));
            var file = CorrectionsFile.random(folder.resolve("killed.csv"), seed, 100 * kills, 40, 0.05);
            var program = new PackagedProgram(folder, endpoint);
            int killed = 0;
            Ended end = runUntilKilled(program, file, endpoint, random);
            while (end.code() == KILLED) {
                killed++;
                Judge.attemptsOnly(file, endpoint);
                end = killed < kills
                        ? runUntilKilled(program, file, endpoint, random)
                        : start(program, file, 1_000).ended();
            }
            System.out.printf(
                    "KillIT: %d kills, %d attempts%n",
                    killed, endpoint.attempts().size());
            Judge.of(file, endpoint, program).finished(end).resentIsAtMost((long) killed * (CHUNK + CARRIED_OVER));
        }
    }

    /** Anything but a refusal, which a killed run may hear and not record. */
    private static synchronized ScriptedAnswer answer(RandomGenerator random) {
        ScriptedAnswer answer = random.nextInt(100) == 0
                ? ScriptedAnswer.failed(500, "InternalServiceException")
                : ScriptedAnswer.accepted();
        return answer.after(Duration.ofMillis(random.nextInt(5, 30)));
    }

    private static Ended runUntilKilled(
            PackagedProgram program, CorrectionsFile file, Endpoint endpoint, RandomGenerator random) throws Exception {
        Running run = start(program, file, CHUNK / 5);
        if (random.nextInt(4) == 0) {
            // Anywhere: while it starts, checks, applies or reports.
            Thread.sleep(random.nextInt(300, 5_000));
        } else {
            run.awaitAttempts(random.nextInt(1, CHUNK + CHUNK / 4), endpoint);
        }
        return run.kill();
    }

    private static Running start(PackagedProgram program, CorrectionsFile file, int rate) throws Exception {
        return program.apply(file.path(), "--rate=" + rate, "--burst=220", "--share=100%");
    }
}
