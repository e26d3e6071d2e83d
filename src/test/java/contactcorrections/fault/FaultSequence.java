package contactcorrections.fault;

import static org.assertj.core.api.Assertions.assertThat;

import contactcorrections.database.PostgresServer;
import contactcorrections.fault.Running.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Faults one after another on one input, and what is to hold behind each and behind all. */
final class FaultSequence {

    private static final Duration IN_TIME = Duration.ofSeconds(30);
    private static final int RATE = 50;
    private static final int BURST = 40;
    private static final int CHUNK = 200;
    private static final Set<Integer> ENDED_OTHERWISE = Set.of(0, 1, 143);
    private static final int KILLED = 137;

    private final Endpoint endpoint;
    private final CorrectionsFile file;
    private final PackagedProgram program;
    private final Clock clock;
    private final @Nullable PostgresServer postgres;
    private final RandomGenerator random;
    private int chunksInDoubt;
    private boolean heardAll = true;

    /** @param postgres keeps the job repository; an H2 file does if it is null */
    FaultSequence(long seed, Path folder, Endpoint endpoint, @Nullable PostgresServer postgres) throws IOException {
        this.endpoint = endpoint;
        this.file = CorrectionsFile.random(Files.createDirectory(folder).resolve("faults.csv"), seed, 800, 60, 0.05);
        this.program = new PackagedProgram(folder, endpoint);
        this.clock = new Clock(folder);
        this.postgres = postgres;
        this.random = Suite.random(seed);
        if (postgres != null) {
            program.with(postgres.environment()).with(Map.of("CORRECTIONS_ACCOUNT", "123456789012"));
        }
    }

    /** Tries one sequence. */
    static void tryOut(long seed, Path folder, @Nullable PostgresServer postgres) throws Exception {
        try (Endpoint endpoint = Endpoint.start()) {
            var sequence = new FaultSequence(seed, folder, endpoint, postgres);
            List<Fault> faults = sequence.draw();
            System.out.printf("%s: faults of seed %d: %s%n", folder.getFileName(), seed, faults);
            sequence.happen(faults);
            sequence.finish();
        }
    }

    private List<Fault> draw() {
        return random.ints(Suite.either(3, 5), 0, Integer.MAX_VALUE)
                .mapToObj(number -> {
                    List<Fault> some = postgres != null && random.nextBoolean() ? Fault.ofDatabase() : Fault.common();
                    return some.get(number % some.size());
                })
                .toList();
    }

    private void happen(List<Fault> faults) throws Exception {
        if (faults.contains(Fault.CLOCK_BACK) || faults.contains(Fault.CLOCK_FORWARD)) {
            program.through(clock.launcher());
        }
        for (Fault fault : faults) {
            judge(fault, struckBy(fault));
        }
    }

    private Ended struckBy(Fault fault) throws Exception {
        int moment = random.nextInt(5, 100);
        int last = random.nextBoolean() ? moment + random.nextInt(5, 50) : Integer.MAX_VALUE;
        endpoint.answer(call ->
                slowly(call.number() > moment && call.number() <= last ? fault.answer() : ScriptedAnswer.accepted()));
        Running run = program.apply(
                file.path(),
                "--rate=" + RATE,
                "--burst=" + BURST,
                "--patience=1s",
                fault == Fault.TIME_IS_UP ? "--max-duration=8s" : "--max-duration=1h");
        run.awaitAttempts(moment, endpoint);
        strike(fault, run);
        if (fault.mayBeGotOver()) {
            // It leaves rows for the next one.
            run.awaitAttempts(moment + 80, endpoint);
            run.signal("TERM");
        }
        return run.endedWithin(fault == Fault.SILENCE ? IN_TIME.multipliedBy(2) : IN_TIME);
    }

    private void strike(Fault fault, Running run) throws Exception {
        switch (fault) {
            case KILL, TERM, INT -> run.signal(fault.name());
            case FREEZE -> freeze(run);
            case CLOCK_BACK -> set(-1);
            case CLOCK_FORWARD -> set(1);
            case DATABASE_KILLED, DATABASE_STOPPED, CONNECTIONS_CUT -> strikeDatabase(fault);
            default -> {
                // The endpoint does it.
            }
        }
    }

    private void freeze(Running run) throws Exception {
        run.signal("STOP");
        Thread.sleep(Suite.either(2_000, 30_000));
        run.signal("CONT");
        // Calls were open for longer than one may take: what Connect answered them was not heard, and some never left.
        heardAll &= !Suite.isLong();
    }

    private void set(int hours) throws IOException {
        clock.set(hours);
        endpoint.tally().fault();
    }

    private void strikeDatabase(Fault fault) throws Exception {
        PostgresServer server = java.util.Objects.requireNonNull(postgres);
        endpoint.tally().fault();
        if (fault == Fault.CONNECTIONS_CUT) {
            server.cutConnections();
            return;
        }
        if (fault == Fault.DATABASE_KILLED) {
            server.kill();
        } else {
            server.stop();
        }
        Thread.sleep(random.nextInt(Suite.either(500, 5_000)));
        server.start();
    }

    private void judge(Fault fault, Ended end) throws IOException {
        Set<Integer> codes = new TreeSet<>(fault.exitCodes());
        codes.addAll(ENDED_OTHERWISE);
        assertThat(end.code())
                .as("exit code behind %s; it said: %s", fault, end.err())
                .isIn(codes);
        Judge.attemptsOnly(file, endpoint).quotaIsKept(RATE, BURST);
        if (end.code() == KILLED || end.err().contains("The job repository")) {
            chunksInDoubt++;
            heardAll = false;
            return;
        }
        Judge judge = Judge.of(file, endpoint, program).ended(end);
        if (heardAll) {
            judge.everyAnswerIsRecorded().resentIsExact();
        }
    }

    private void finish() throws Exception {
        endpoint.answer(call -> ScriptedAnswer.accepted());
        Ended end = apply();
        Judge judge = Judge.of(file, endpoint, program).finished(end);
        if (heardAll) {
            judge.resentIsExact().attemptsAreExact();
        } else {
            judge.resentIsAtMost((long) chunksInDoubt * CHUNK + 32L * Suite.either(3, 5));
        }
        int attempts = endpoint.attempts().size();
        Ended again = apply();
        assertThat(again.code()).as(again.err()).isZero();
        assertThat(again.out() + again.err()).contains("finished before");
        assertThat(endpoint.attempts()).hasSize(attempts);
    }

    private Ended apply() throws Exception {
        return program.apply(file.path(), "--rate=2000", "--burst=1000").ended();
    }

    private static ScriptedAnswer slowly(ScriptedAnswer answer) {
        return answer.meaning() == ScriptedAnswer.Meaning.SILENCE ? answer : answer.after(Duration.ofMillis(50));
    }
}
