package contactcorrections.fault;

import static org.assertj.core.api.Assertions.assertThat;

import contactcorrections.database.PostgresServer;
import contactcorrections.fault.Running.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/** Faults one after another on one input that a run and two workers apply, and what is to hold after all of them. */
final class WorkerFaultSequence {

    private static final Duration IN_TIME = Duration.ofSeconds(90);
    private static final Duration SOON = Duration.ofMillis(50);
    private static final Duration ALMOST_TOO_LONG = Duration.ofMillis(8_500);
    private static final int ROWS = 2_500;
    private static final int RATE = 12;
    private static final int MOST_FAULTS = 34;
    private static final int KILLED = 137;
    private static final int TERMINATED = 143;
    private static final int CANNOT_GO_ON = 3;
    private static final int HELD_BY_ANOTHER = 5;
    private static final Set<Integer> FINISHED = Set.of(0, 1);

    private final Endpoint endpoint;
    private final CorrectionsFile file;
    private final PackagedProgram program;
    private final PackagedProgram ahead;
    private final PackagedProgram stranger;
    private final Clock clock;
    private final PostgresServer postgres;
    private final RandomGenerator random;
    private final Running[] workers = new Running[2];
    private final Map<WorkerFault, Integer> happened = new EnumMap<>(WorkerFault.class);
    private final List<Lost> lost = new ArrayList<>();
    private Running run;
    private boolean isFinished;

    /** A worker was killed that had changed these contacts last. */
    private record Lost(Running worker, long nanos, Set<String> contacts) {}

    private WorkerFaultSequence(long seed, Path folder, Endpoint endpoint, PostgresServer postgres) throws Exception {
        this.endpoint = endpoint;
        this.file = CorrectionsFile.random(Files.createDirectory(folder).resolve("shared.csv"), seed, ROWS, 200, 0.02);
        this.program = program(folder, postgres);
        this.clock = new Clock(folder);
        this.ahead = program(Files.createDirectory(folder.resolve("ahead")), postgres);
        if (Clock.canBeSet()) {
            ahead.through(clock.launcher());
            clock.set(1);
        }
        this.stranger = program(Files.createDirectory(folder.resolve("stranger")), postgres)
                .with(Map.of("AWS_REGION", "eu-west-1"));
        this.postgres = postgres;
        this.random = Suite.random(seed);
        answerAfter(SOON);
        workers[0] = program.start("worker");
        workers[1] = program.start("worker");
        run = apply(RATE);
    }

    private PackagedProgram program(Path folder, PostgresServer server) {
        return new PackagedProgram(folder, endpoint)
                .with(server.environment())
                .with(Map.of("CORRECTIONS_ACCOUNT", "123456789012"));
    }

    /**
     * Tries one sequence.
     *
     * @return how many faults happened before the input was finished
     */
    static int tryOut(long seed, int most, Path folder, PostgresServer postgres) throws Exception {
        try (Endpoint endpoint = Endpoint.start()) {
            var sequence = new WorkerFaultSequence(seed, folder, endpoint, postgres);
            try {
                return sequence.happen(Math.min(most, MOST_FAULTS));
            } finally {
                sequence.end();
            }
        }
    }

    /** The run is killed and not started again for more than a minute. */
    static void leaveAlone(long seed, Path folder, PostgresServer postgres) throws Exception {
        try (Endpoint endpoint = Endpoint.start()) {
            var sequence = new WorkerFaultSequence(seed, folder, endpoint, postgres);
            try {
                sequence.leaveAlone();
            } finally {
                sequence.end();
            }
        }
    }

    private int happen(int most) throws Exception {
        run.awaitOwnAttempts(10);
        List<WorkerFault> possible = WorkerFault.possible();
        int faults = 0;
        while (faults < most && !isFinished) {
            WorkerFault fault = possible.get(random.nextInt(possible.size()));
            System.out.printf("%d attempts: %s%n", endpoint.attempts().size(), fault);
            strike(fault);
            happened.merge(fault, 1, Integer::sum);
            faults++;
            TimeUnit.MILLISECONDS.sleep(random.nextInt(500, 6_000));
            replaceTheDead();
        }
        finish();
        System.out.printf("Faults of workers: %s%n", happened);
        return faults;
    }

    private void strike(WorkerFault fault) throws Exception {
        int worker = random.nextInt(workers.length);
        switch (fault) {
            case WORKER_KILLED -> kill(worker);
            case RUN_KILLED -> run.kill();
            case BOTH_KILLED -> {
                kill(worker);
                run.kill();
            }
            case WORKER_FROZEN -> freeze(workers[worker]);
            case RUN_FROZEN -> freeze(run);
            case RUN_REPLACED -> replaceRun();
            case WORKER_TERMINATED -> workers[worker].signal("TERM");
            case RUN_TERMINATED -> run.signal("TERM");
            case CALLS_HANG -> {
                answerAfter(ALMOST_TOO_LONG);
                TimeUnit.MILLISECONDS.sleep(random.nextInt(500, 3_000));
                kill(worker);
                answerAfter(SOON);
            }
            case CLOCK_AHEAD -> {
                kill(worker);
                workers[worker] = ahead.start("worker");
            }
            case STRANGER -> comeAndGo(stranger.start("worker"));
            case DATABASE_STOPPED, DATABASE_KILLED -> restartDatabase(fault);
            case CONNECTIONS_CUT -> {
                endpoint.tally().fault();
                postgres.cutConnections();
            }
        }
    }

    private void kill(int worker) throws Exception {
        Map<String, Attempt> last = new HashMap<>();
        endpoint.attempts().forEach(attempt -> last.put(attempt.contactId(), attempt));
        Running killed = workers[worker];
        last.values().removeIf(attempt -> attempt.run() != killed.number());
        killed.kill();
        lost.add(new Lost(killed, System.nanoTime(), Set.copyOf(last.keySet())));
    }

    private void freeze(Running process) throws Exception {
        process.signal("STOP");
        TimeUnit.MILLISECONDS.sleep(random.nextInt(4_000, 15_000));
        process.signal("CONT");
    }

    private void replaceRun() throws Exception {
        Running frozen = run;
        boolean wasAtWork = hasSent(frozen);
        frozen.signal("STOP");
        do {
            run = apply(RATE);
            while (!run.endsWithin(SOON) && !hasSent(run)) {
                // It waits for slots of the other's.
            }
        } while (!run.isAlive() && run.ended().code() == HELD_BY_ANOTHER);
        frozen.signal("CONT");
        Ended woken = frozen.endedWithin(IN_TIME);
        assertThat(woken.code()).as(woken.err()).isIn(woken(wasAtWork));
    }

    /** One that had not had the input yet finds that another has. */
    private static Set<Integer> woken(boolean wasAtWork) {
        Set<Integer> codes = new TreeSet<>(FINISHED);
        codes.add(CANNOT_GO_ON);
        if (!wasAtWork) {
            codes.add(HELD_BY_ANOTHER);
        }
        return codes;
    }

    private boolean hasSent(Running process) throws InterruptedException {
        return endpoint.await(1, attempt -> attempt.run() == process.number(), SOON);
    }

    private void comeAndGo(Running process) throws Exception {
        endpoint.tally().fault();
        TimeUnit.SECONDS.sleep(12);
        process.signal("TERM");
        Ended end = process.endedWithin(IN_TIME);
        assertThat(end.code()).as(end.err()).isIn(TERMINATED, CANNOT_GO_ON);
        assertThat(endpoint.attempts()).noneMatch(attempt -> attempt.run() == process.number());
    }

    private void restartDatabase(WorkerFault fault) throws Exception {
        endpoint.tally().fault();
        if (fault == WorkerFault.DATABASE_KILLED) {
            postgres.kill();
        } else {
            postgres.stop();
        }
        TimeUnit.MILLISECONDS.sleep(random.nextInt(6_000));
        postgres.start();
    }

    private void replaceTheDead() throws Exception {
        for (int worker = 0; worker < workers.length; worker++) {
            if (!workers[worker].isAlive()) {
                endedAsAllowed(workers[worker].ended());
                workers[worker] = program.start("worker");
            }
        }
        if (!run.isAlive()) {
            Ended end = run.ended();
            isFinished = FINISHED.contains(end.code());
            if (!isFinished) {
                endedAsAllowed(end);
                run = apply(RATE);
            }
        }
    }

    /** What is neither killed nor told to end ends of itself only where its database is away. */
    private static void endedAsAllowed(Ended end) {
        Set<Integer> allowed = new TreeSet<>(Set.of(KILLED, TERMINATED));
        if (end.code() == CANNOT_GO_ON) {
            assertThat(end.out() + end.err()).containsAnyOf("job repository", "nother");
        } else {
            assertThat(end.code()).as(end.out() + end.err()).isIn(allowed);
        }
    }

    private void leaveAlone() throws Exception {
        run.awaitOwnAttempts(10);
        workers[0].awaitOwnAttempts(10);
        workers[1].awaitOwnAttempts(10);
        endpoint.answer(call ->
                ScriptedAnswer.failed(503, "ServiceUnavailableException").after(SOON));
        run.kill();
        TimeUnit.SECONDS.sleep(75);
        int attempts = endpoint.attempts().size();
        TimeUnit.SECONDS.sleep(10);
        assertThat(endpoint.attempts()).hasSize(attempts);
        for (Running worker : workers) {
            assertThat(worker.err()).contains("The process of the run is gone");
        }
        answerAfter(SOON);
        finish();
    }

    private void finish() throws Exception {
        Ended end;
        if (isFinished) {
            end = run.ended();
        } else {
            run.signal("TERM");
            run.endedWithin(IN_TIME);
            end = apply(2_000).ended();
        }
        Judge judge = Judge.ofSeveral(file, endpoint, program)
                .finished(end)
                .resentIsAtMost(file.lines().size());
        System.out.printf(
                "%d rows, %d attempts, %d resent; taken over after %s ms%n",
                file.lines().size(), endpoint.attempts().size(), judge.resent(), takeOvers());
        int attempts = endpoint.attempts().size();
        Ended again = apply(2_000).ended();
        assertThat(again.out() + again.err()).contains("finished before");
        assertThat(endpoint.attempts()).hasSize(attempts);
    }

    /** From the end of each worker that was killed to the first call of another one for a contact of its. */
    private List<Long> takeOvers() {
        return lost.stream()
                .map(this::takenOverAt)
                .flatMapToLong(OptionalLong::stream)
                .boxed()
                .toList();
    }

    private OptionalLong takenOverAt(Lost one) {
        return endpoint.attempts().stream()
                .filter(attempt -> attempt.begunNanos() > one.nanos()
                        && attempt.run() != one.worker().number())
                .filter(attempt -> one.contacts().contains(attempt.contactId()))
                .mapToLong(attempt -> TimeUnit.NANOSECONDS.toMillis(attempt.begunNanos() - one.nanos()))
                .min();
    }

    private void answerAfter(Duration time) {
        endpoint.answer(call -> ScriptedAnswer.accepted().after(time));
    }

    private Running apply(int rate) throws IOException {
        return program.apply(file.path(), "--slots=16", "--rate=" + rate, "--burst=10", "--share=100%");
    }

    /** No process is left. */
    private void end() throws Exception {
        run.signal("KILL");
        for (Running worker : workers) {
            worker.signal("KILL");
        }
    }
}
