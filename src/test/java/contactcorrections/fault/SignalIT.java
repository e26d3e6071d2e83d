package contactcorrections.fault;

import static org.assertj.core.api.Assertions.assertThat;

import contactcorrections.fault.Running.Ended;
import java.io.BufferedWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** A run that is told to stop stops in good order and in time, whatever it is doing. */
class SignalIT {

    private static final Duration IN_TIME = Duration.ofSeconds(30);
    private static final Duration START = Duration.ofMinutes(2);

    @TempDir
    Path folder;

    @Test
    void stoppedRunsHaveRecordedEverythingAndTheNextOneFinishes() throws Exception {
        long seed = Suite.seed(SignalIT.class);
        try (Endpoint endpoint = Endpoint.start()) {
            var file = CorrectionsFile.random(folder.resolve("stopped.csv"), seed, 150, 30, 0.02);
            var program = new PackagedProgram(folder, endpoint);

            endpoint.answer(call -> ScriptedAnswer.accepted().after(Duration.ofMillis(300)));
            Ended timeIsUp = program.apply(file.path(), "--rate=10", "--burst=1", "--max-duration=8s")
                    .ended();
            Judge.of(file, endpoint, program)
                    .leftInGoodOrder(timeIsUp, 4, "STOPPED")
                    .resentIsExact();

            endpoint.answer(call -> ScriptedAnswer.accepted().after(Duration.ofSeconds(2)));
            Running slow = program.apply(file.path(), "--rate=2", "--burst=2", "--share=100%");
            Ended terminated = signalled(slow, "TERM", 5, endpoint);
            Judge.of(file, endpoint, program)
                    .leftInGoodOrder(terminated, 143, "STOPPED")
                    .resentIsExact();

            endpoint.answer(call -> ScriptedAnswer.failed(503, "ServiceUnavailableException"));
            Running waiting = program.apply(file.path(), "--rate=20");
            Ended interrupted = signalled(waiting, "INT", 30, endpoint);
            Judge.of(file, endpoint, program)
                    .leftInGoodOrder(interrupted, 130, "STOPPED")
                    .resentIsExact();

            endpoint.answer(call -> ScriptedAnswer.accepted());
            Ended finished =
                    program.apply(file.path(), "--rate=1000", "--burst=500").ended();
            Judge.of(file, endpoint, program).finished(finished).resentIsExact().attemptsAreExact();
        }
    }

    @Test
    @EnabledIfSystemProperty(named = "faults", matches = "long")
    void frozenRunGoesOnWhereItWasAndMakesUpForNothingAtOnce() throws Exception {
        long seed = Suite.seed(SignalIT.class);
        try (Endpoint endpoint = Endpoint.start()) {
            endpoint.answer(call -> ScriptedAnswer.accepted().after(Duration.ofMillis(400)));
            var file = CorrectionsFile.random(folder.resolve("frozen.csv"), seed, 250, 200, 0.02);
            var program = new PackagedProgram(folder, endpoint);
            Running run = program.apply(file.path(), "--rate=50", "--burst=20");
            run.awaitAttempts(60, endpoint);
            run.signal("STOP");
            Thread.sleep(Suite.either(4_000, 30_000));
            run.signal("CONT");
            Ended end = run.ended();
            Judge judged = Judge.of(file, endpoint, program).finished(end).quotaIsKept(50, 20);
            if (!Suite.isLong()) {
                // A longer freeze than a call may take ends calls that have not left yet, and they count as made.
                judged.attemptsAreExact();
            }
        }
    }

    @Test
    @EnabledIfSystemProperty(named = "faults", matches = "long")
    void checkingALargeFileIsLeftInTimeWithNothingSent() throws Exception {
        try (Endpoint endpoint = Endpoint.start()) {
            Path file = large(Suite.either(4_000_000, 40_000_000));
            var program = new PackagedProgram(folder, endpoint);
            Running checking = program.apply(file, "--rate=1");
            while (!Files.exists(program.repository().resolve("corrections.mv.db"))) {
                Thread.sleep(50);
            }
            Thread.sleep(Suite.either(4_000, 10_000));
            checking.signal("TERM");
            assertThat(checking.endedWithin(IN_TIME).code()).isEqualTo(143);
            assertThat(endpoint.attempts()).isEmpty();
            Ended status = program.start("status", "--json").ended();
            // A signal that comes while the program still starts finds no run to stop.
            assertThat(status.out()).containsAnyOf("\"state\" : \"STOPPED\"", "\"runs\" : [ ]");
        }
    }

    @Test
    @EnabledIfSystemProperty(named = "faults", matches = "long")
    void runEndsAtTheTimeOfDayThatItWasGiven() throws Exception {
        try (Endpoint endpoint = Endpoint.start()) {
            var file = CorrectionsFile.random(folder.resolve("until.csv"), 1, 2_000, 30, 0);
            var program = new PackagedProgram(folder, endpoint);
            String until = LocalTime.now(ZoneId.systemDefault())
                    .plusSeconds(75)
                    .format(DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT));
            Ended stopped = program.apply(file.path(), "--until=" + until).ended();
            Judge.of(file, endpoint, program).leftInGoodOrder(stopped, 4, "STOPPED");
        }
    }

    private static Ended signalled(Running run, String signal, int attempts, Endpoint endpoint) throws Exception {
        assertThat(endpoint.awaitAttempts(attempts, START)).isTrue();
        run.signal(signal);
        return run.endedWithin(IN_TIME);
    }

    private Path large(int rows) throws Exception {
        Path file = folder.resolve("large.csv");
        try (BufferedWriter writer = Files.newBufferedWriter(file)) {
            writer.write("ContactId,Name\n");
            for (int row = 0; row < rows; row++) {
                writer.write("contact-");
                writer.write(Integer.toString(row));
                writer.write(",A name\n");
            }
        }
        return file;
    }
}
