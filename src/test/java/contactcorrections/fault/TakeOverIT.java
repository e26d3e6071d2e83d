package contactcorrections.fault;

import static org.assertj.core.api.Assertions.assertThat;

import contactcorrections.database.PostgresServer;
import contactcorrections.fault.Running.Ended;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** A process that is frozen loses its input to another, and when it wakes up it sends nothing more and stores nothing. */
@Timeout(600)
class TakeOverIT {

    private static final String ACCOUNT = "--account=123456789012";
    private static final Duration SOON = Duration.ofSeconds(40);

    @TempDir
    static Path data;

    @TempDir
    Path folder;

    private static PostgresServer postgres;

    @BeforeAll
    static void startPostgres() throws IOException {
        postgres = PostgresServer.start(data);
    }

    @AfterAll
    static void stopPostgres() throws IOException {
        postgres.close();
    }

    @Test
    void wokenProcessSendsNothingMoreWhileAnotherIsAtItsRows() throws Exception {
        try (Endpoint endpoint = Endpoint.start()) {
            endpoint.answer(call -> ScriptedAnswer.accepted().after(Duration.ofMillis(50)));
            var file = CorrectionsFile.random(folder.resolve("taken.csv"), 11, 300, 60, 0.02);
            PackagedProgram program = program(endpoint);
            Running frozen = program.apply(file.path(), ACCOUNT, "--rate=10", "--burst=2");
            frozen.awaitAttempts(20, endpoint);
            frozen.signal("STOP");
            Running other = takingOver(program, file, endpoint, ACCOUNT, "--rate=10", "--burst=2");
            long takenOver = System.nanoTime();

            frozen.signal("CONT");
            Ended woken = frozen.endedWithin(SOON);

            assertThat(woken.code()).as(woken.err()).isEqualTo(3);
            assertThat(woken.out() + woken.err()).contains("nother").contains("nothing more was sent from here");
            Ended end = other.ended();
            List<Attempt> after = endpoint.attempts().stream()
                    .filter(attempt -> attempt.begunNanos() > takenOver)
                    .toList();
            assertThat(after).hasSizeGreaterThan(100);
            assertThat(after.stream().collect(Collectors.groupingBy(Attempt::text, Collectors.counting())))
                    .allSatisfy((text, times) -> assertThat(times).as(text).isEqualTo(1));
            Judge.of(file, endpoint, program).finished(end).resentIsAtMost(40 + 32);
        }
    }

    @Test
    @EnabledIfSystemProperty(named = "faults", matches = "long")
    void wokenProcessSendsNothingMoreThoughTheOtherHasFinishedAndNobodyHasTheLock() throws Exception {
        try (Endpoint endpoint = Endpoint.start()) {
            endpoint.answer(call -> ScriptedAnswer.accepted().after(Duration.ofMillis(50)));
            var file = CorrectionsFile.random(folder.resolve("finished.csv"), 12, 200, 60, 0.02);
            PackagedProgram program = program(endpoint);
            Running frozen = program.apply(file.path(), ACCOUNT, "--rate=10", "--burst=2");
            frozen.awaitAttempts(20, endpoint);
            frozen.signal("STOP");
            Ended end = takingOver(program, file, endpoint, ACCOUNT, "--rate=1000", "--burst=500")
                    .ended();
            int attempts = endpoint.attempts().size();
            Judge.of(file, endpoint, program).finished(end).resentIsAtMost(40 + 32);

            frozen.signal("CONT");
            Ended woken = frozen.endedWithin(SOON);

            assertThat(woken.code()).as(woken.err()).isEqualTo(3);
            assertThat(woken.out() + woken.err()).contains("nother").contains("nothing more was sent from here");
            assertThat(endpoint.attempts()).hasSize(attempts);
        }
    }

    /** Another process, once it is not told any more that the input is being applied. */
    private static Running takingOver(
            PackagedProgram program, CorrectionsFile file, Endpoint endpoint, String... options) throws Exception {
        for (int time = 0; time < 20; time++) {
            Running other = program.apply(file.path(), options);
            other.awaitAttempts(10, endpoint);
            if (!other.endsWithin(Duration.ofMillis(1)) || other.ended().code() != 5) {
                return other;
            }
        }
        throw new AssertionError("The frozen process keeps its lock");
    }

    private PackagedProgram program(Endpoint endpoint) {
        return new PackagedProgram(folder, endpoint).with(postgres.environment());
    }
}
