package contactcorrections.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import contactcorrections.fault.Running.Ended;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** A clock that is set in mid-run or between runs changes what a report says of the time of day, and nothing else. */
class ClockIT {

    private static final int RATE = 50;
    private static final int BURST = 40;

    @TempDir
    Path folder;

    @Test
    void clockThatIsSetByHoursNeitherHoldsRunsUpNorMixesThemUp() throws Exception {
        assumeTrue(Clock.canBeSet(), "Takes libfaketime: apt-get install faketime");
        long seed = Suite.seed(ClockIT.class);
        try (Endpoint endpoint = Endpoint.start()) {
            endpoint.answer(call -> ScriptedAnswer.accepted().after(Duration.ofMillis(50)));
            var clock = new Clock(folder);
            var file = CorrectionsFile.random(folder.resolve("clock.csv"), seed, 360, 60, 0.05);
            var program = new PackagedProgram(folder, endpoint).through(clock.launcher());

            Running stopped = setAmidst(program, file, endpoint, clock, 1);
            // The new time is seen within a second, in which 40 rows are sent.
            stopped.awaitAttempts(130, endpoint);
            stopped.signal("TERM");
            Ended first = stopped.ended();
            Judge.of(file, endpoint, program)
                    .leftInGoodOrder(first, 143, "STOPPED")
                    .quotaIsKept(RATE, BURST);

            set(clock, endpoint, -1);
            Ended second = setAmidst(program, file, endpoint, clock, -2).endedWithin(Duration.ofMinutes(1));
            Judge.of(file, endpoint, program)
                    .finished(second)
                    .resentIsExact()
                    .attemptsAreExact()
                    .quotaIsKept(RATE, BURST)
                    .latestRunTakesAtMost(Duration.ofSeconds(20));
            latestRunIsTheSecond(program);
        }
    }

    private static Running setAmidst(
            PackagedProgram program, CorrectionsFile file, Endpoint endpoint, Clock clock, int hours) throws Exception {
        Running run = program.apply(file.path(), "--rate=" + RATE, "--burst=" + BURST);
        run.awaitAttempts(50, endpoint);
        set(clock, endpoint, hours);
        return run;
    }

    private static void set(Clock clock, Endpoint endpoint, int hours) throws Exception {
        clock.set(hours);
        endpoint.tally().fault();
    }

    private static void latestRunIsTheSecond(PackagedProgram program) throws Exception {
        Ended status = program.start("status", "--json").ended();
        var latest = new JsonMapper().readTree(status.out()).path("runs").path(0);
        assertThat(latest.path("run").asInt()).isEqualTo(2);
        assertThat(latest.path("state").asString()).startsWith("COMPLETED");
    }
}
