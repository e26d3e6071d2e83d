package contactcorrections.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import contactcorrections.database.PostgresServer;
import contactcorrections.fault.Running.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tools.jackson.databind.JsonNode;

/** Workers help a run, and go on where a process ends, whatever way it does. Each test has a database of its own. */
@Timeout(300)
@Execution(ExecutionMode.CONCURRENT)
class WorkersIT {

    private static final Duration IN_TIME = Duration.ofSeconds(60);
    private static final Duration TAKEN_OVER = Duration.ofSeconds(30);
    private static final String REPORTS = "--report-to=/proc/self/cwd/reports";
    private static final String WAITS = "Waiting for a run";
    private static final int IN_FLIGHT = 16;

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
    @EnabledIfSystemProperty(named = "faults", matches = "long")
    void killedWorkersSlotsAreSentFromAgainAndAKilledRunIsContinued() throws Exception {
        try (Endpoint endpoint = Endpoint.start()) {
            endpoint.answer(call -> ScriptedAnswer.accepted().after(Duration.ofMillis(200)));
            var file = CorrectionsFile.random(folder.resolve("killed.csv"), 21, 800, 60, 0.02);
            PackagedProgram program = program(endpoint, "killed");
            Running worker = worker(program);
            awaitSays(worker, WAITS);
            Running run = apply(program, file, "--slots=16", "--rate=20");
            worker.awaitOwnAttempts(5);
            // It has threads for the slots of both others.
            Running heir = worker(program, "--threads=16");
            heir.awaitOwnAttempts(5);

            List<Attempt> lost = killInMidCall(worker, endpoint);
            Duration takeOver = takenOver(lost, endpoint);
            // Few rows are sent until the next run is there.
            endpoint.answer(call -> ScriptedAnswer.accepted().after(Duration.ofSeconds(4)));
            run.kill();
            Running next = apply(program, file, "--rate=200");
            next.awaitOwnAttempts(1);
            Attempt first = firstOf(next, endpoint);
            assertThat(endpoint.await(
                            1, each -> each.run() == heir.number() && each.begunNanos() > first.begunNanos(), IN_TIME))
                    .as("the worker that is left helps the next run: %s", heir.err())
                    .isTrue();
            endpoint.answer(call -> ScriptedAnswer.accepted());
            Ended end = next.ended();
            Judge judge = Judge.ofSeveral(file, endpoint, program)
                    .finished(end)
                    .resentIsAtMost(file.lines().size());
            end(heir);
            System.out.printf(
                    "WorkersIT: slots of a killed worker sent from after %d ms, %d rows, %d resent%n",
                    takeOver.toMillis(), file.lines().size(), judge.resent());
        }
    }

    @Test
    void terminatedWorkerHandsItsSlotsBackAndATerminatedRunStopsAll() throws Exception {
        try (Endpoint endpoint = Endpoint.start()) {
            endpoint.answer(call -> ScriptedAnswer.accepted().after(Duration.ofMillis(50)));
            var file = CorrectionsFile.random(folder.resolve("terminated.csv"), 22, 500, 60, 0.02);
            PackagedProgram program = program(endpoint, "terminated");
            Running worker = worker(program);
            awaitSays(worker, WAITS);
            Running run = apply(program, file, "--slots=8", "--rate=20");
            worker.awaitOwnAttempts(5);
            Running heir = worker(program);
            awaitSays(heir, "Helping run");

            List<Attempt> left = last(worker, endpoint);
            worker.signal("TERM");
            Ended terminated = worker.endedWithin(IN_TIME);
            long ended = System.nanoTime();
            assertThat(terminated.code()).as(terminated.err()).isEqualTo(143);
            assertThat(endpoint.await(
                            1,
                            attempt -> attempt.run() != worker.number()
                                    && attempt.begunNanos() > ended
                                    && isOfSameContact(attempt, left),
                            Duration.ofSeconds(3)))
                    .as("attempts of others for its contacts within 3 s")
                    .isTrue();
            long handedOver = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - ended);

            run.signal("TERM");
            long signalled = System.nanoTime();
            Ended stopped = run.endedWithin(IN_TIME);
            Judge.ofSeveral(file, endpoint, program)
                    .leftInGoodOrder(stopped, 143, "STOPPED")
                    .resentIsExact();
            assertThat(endpoint.attempts())
                    .noneMatch(each -> each.begunNanos()
                            > signalled + Duration.ofSeconds(2).toNanos());

            Ended finished = apply(program, file, "--rate=1000").ended();
            Judge.ofSeveral(file, endpoint, program)
                    .finished(finished)
                    .resentIsExact()
                    .attemptsAreExact();
            end(heir);
            System.out.printf("WorkersIT: slots of a terminated worker sent from after %d ms%n", handedOver);
        }
    }

    @Test
    void whatOneProcessIsDeniedStopsAllAndSoDoTooManyErrors() throws Exception {
        try (Endpoint endpoint = Endpoint.start()) {
            var file = CorrectionsFile.random(folder.resolve("denied.csv"), 23, 900, 300, 0);
            PackagedProgram program = program(endpoint, "denied");
            Running worker = worker(program);
            awaitSays(worker, WAITS);
            String inFlight = "--max-in-flight=" + IN_FLIGHT;

            var ofWorker = new AtomicInteger();
            endpoint.answer(call -> (call.process() == worker.number() && ofWorker.incrementAndGet() > 30
                            ? ScriptedAnswer.denied()
                            : ScriptedAnswer.accepted())
                    .after(Duration.ofMillis(50)));
            Ended denied = apply(program, file, "--rate=40", inFlight).ended();
            Judge.ofSeveral(file, endpoint, program).leftInGoodOrder(denied, 3, "FAILED");
            assertThat(denied.out() + denied.err()).contains("AccessDeniedException");
            assertThat(processes(endpoint.attempts())).hasSize(2);
            Attempt firstNo = endpoint.attempts().stream()
                    .filter(each -> each.meaning() == ScriptedAnswer.Meaning.NONE)
                    .findFirst()
                    .orElseThrow();
            assertThat(endpoint.attempts())
                    .noneMatch(each -> each.begunNanos()
                            > firstNo.endedNanos() + Duration.ofSeconds(1).toNanos());

            int before = endpoint.attempts().size();
            ofWorker.set(0);
            endpoint.answer(call -> ((call.process() == worker.number() ? ofWorker.incrementAndGet() : ofWorker.get())
                                            > 30
                                    && CorrectionsFile.row(call.text()) % 2 == 0
                            ? ScriptedAnswer.refused("InvalidParameterException")
                            : ScriptedAnswer.accepted())
                    .after(Duration.ofMillis(50)));
            Ended tooMany = apply(program, file, "--rate=40", inFlight, "--max-errors=20")
                    .ended();
            Judge.ofSeveral(file, endpoint, program).leftInGoodOrder(tooMany, 2, "ABORTED");
            List<Attempt> since =
                    endpoint.attempts().subList(before, endpoint.attempts().size());
            assertThat(processes(since)).hasSize(2);
            long refused = since.stream()
                    .filter(each -> each.meaning() == ScriptedAnswer.Meaning.REFUSED)
                    .count();
            assertThat(refused).isBetween(21L, 21L + 2 * IN_FLIGHT);

            Ended finished =
                    apply(program, file, "--rate=1000", "--max-errors=100%").ended();
            Judge.ofSeveral(file, endpoint, program).finished(finished).resentIsWhatArrivedAgain();
            end(worker);
            System.out.printf("WorkersIT: 20 rows may be refused, %d were%n", refused);
        }
    }

    @Test
    void waitingWorkerOutlivesConnectionsThatAreCut() throws Exception {
        try (Endpoint endpoint = Endpoint.start()) {
            Running worker = worker(program(endpoint, "cut"));
            awaitSays(worker, WAITS);
            for (int cut = 0; cut < 3; cut++) {
                endpoint.tally().fault();
                postgres.cutAmidstAStatement("cut", "correction_shared_run");
            }
            assertThat(worker.endsWithin(Duration.ofSeconds(2)))
                    .as(worker.err())
                    .isFalse();
            end(worker);
        }
    }

    @Test
    @EnabledIfSystemProperty(named = "faults", matches = "long")
    void undoOfARunWithWorkersPutsEveryContactBack() throws Exception {
        try (Endpoint endpoint = Endpoint.start()) {
            Map<String, JsonNode> before = contacts(150, endpoint);
            Path input = Files.writeString(
                    folder.resolve("undo.csv"),
                    "ContactId,Name,Description\n"
                            + Stream.concat(
                                            before.keySet().stream(),
                                            before.keySet().stream().limit(30))
                                    .map(contact -> contact + ",A name,Some words\n")
                                    .collect(Collectors.joining()));
            PackagedProgram program = program(endpoint, "undo");
            Running worker = worker(program);
            Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
            Running stranger = worker(new PackagedProgram(elsewhere, endpoint).with(environment("undo")));
            awaitSays(worker, WAITS);
            awaitSays(stranger, WAITS);
            endpoint.answer(call -> ScriptedAnswer.accepted().after(Duration.ofMillis(50)));
            endpoint.answerReads(call -> ScriptedAnswer.accepted().after(Duration.ofMillis(50)));
            // A folder that each process has at a place of its own, so that the stranger does not see it.
            assumeTrue(Files.exists(Path.of("/proc/self/cwd")), "Takes Linux");
            String[] reading = {"--slots=16", "--read-rate=15", "--read-burst=10", "--share=100%"};
            String[] options = concat(reading, REPORTS, "--rate=30", "--burst=10");

            Ended plan = start(program, "plan", input, concat(reading, REPORTS)).ended();
            assertThat(plan.code()).as(plan.out() + plan.err()).isZero();
            assertThat(endpoint.readers()).hasSizeGreaterThan(1);
            assertThat(changed(before, endpoint)).isZero();

            Ended end = start(program, "run", input, concat(options, "--undo")).ended();
            assertThat(end.code()).as(end.out() + end.err()).isZero();
            assertThat(changed(before, endpoint)).isEqualTo(before.size());
            assertThat(processes(endpoint.attempts())).contains(worker.number()).doesNotContain(stranger.number());
            assertThat(stranger.err()).contains("which this process does not see");

            Path undo = WrittenReport.latest(folder.resolve("reports"), "undo.csv")
                    .folder()
                    .resolve("undo.csv");
            Ended undone = start(program, "run", undo, options).ended();
            assertThat(undone.code()).as(undone.out() + undone.err()).isZero();
            assertThat(changed(before, endpoint)).isZero();
            end(worker);
            end(stranger);
        }
    }

    @Test
    @EnabledIfSystemProperty(named = "faults", matches = "long")
    void inputThatWasBegunInOneSlotStaysInOne() throws Exception {
        try (Endpoint endpoint = Endpoint.start()) {
            endpoint.answer(call -> ScriptedAnswer.accepted().after(Duration.ofMillis(50)));
            var file = CorrectionsFile.random(folder.resolve("whole.csv"), 24, 300, 60, 0.02);
            PackagedProgram program = program(endpoint, "whole");
            Running first = apply(program, file, "--rate=10");
            first.awaitOwnAttempts(20);
            Running worker = worker(program, "--idle-exit=10s");
            first.signal("TERM");
            Ended stopped = first.endedWithin(IN_TIME);
            Judge.of(file, endpoint, program).leftInGoodOrder(stopped, 143, "STOPPED");
            awaitSays(worker, WAITS);

            Ended end = apply(program, file, "--slots=16", "--rate=200").ended();

            Judge.of(file, endpoint, program).finished(end).resentIsExact().attemptsAreExact();
            assertThat(end.out() + end.err()).contains("in 1 slot: an input keeps what it was begun with");
            assertThat(processes(endpoint.attempts())).doesNotContain(worker.number());
            assertThat(worker.endedWithin(IN_TIME).code()).isZero();
        }
    }

    private static Map<String, JsonNode> contacts(int count, Endpoint endpoint) {
        Map<String, JsonNode> held = new HashMap<>();
        IntStream.range(0, count).mapToObj("contact-%d"::formatted).forEach(contact -> {
            endpoint.put(contact, "{\"Name\": \"Name of %1$s\", \"Description\": \"Text of %1$s\"}".formatted(contact));
            held.put(contact, endpoint.held(contact));
        });
        return held;
    }

    private static long changed(Map<String, JsonNode> before, Endpoint endpoint) {
        return before.entrySet().stream()
                .filter(contact -> !endpoint.held(contact.getKey()).equals(contact.getValue()))
                .count();
    }

    /** Returns its last attempts, of which one at least was open when it died. */
    private static List<Attempt> killInMidCall(Running process, Endpoint endpoint) throws Exception {
        while (last(process, endpoint).stream().noneMatch(each -> each.endedNanos() == Long.MAX_VALUE)) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
        List<Attempt> last = last(process, endpoint);
        process.kill();
        return last;
    }

    /** How long the contacts of a process that was killed just now have been left alone. */
    private static Duration takenOver(List<Attempt> lost, Endpoint endpoint) throws InterruptedException {
        long killed = System.nanoTime();
        Set<Integer> dead = processes(lost);
        assertThat(endpoint.await(
                        1,
                        each -> !dead.contains(each.run()) && each.begunNanos() > killed && isOfSameContact(each, lost),
                        TAKEN_OVER))
                .as("attempts for contacts of the killed worker within %s", TAKEN_OVER)
                .isTrue();
        return Duration.ofNanos(System.nanoTime() - killed);
    }

    private static boolean isOfSameContact(Attempt attempt, List<Attempt> others) {
        return others.stream().anyMatch(each -> each.contactId().equals(attempt.contactId()));
    }

    /** The last attempt for each contact, where this process made it. */
    private static List<Attempt> last(Running process, Endpoint endpoint) {
        Map<String, Attempt> last = new HashMap<>();
        endpoint.attempts().forEach(attempt -> last.put(attempt.contactId(), attempt));
        return last.values().stream()
                .filter(attempt -> attempt.run() == process.number())
                .toList();
    }

    private static Attempt firstOf(Running process, Endpoint endpoint) {
        return endpoint.attempts().stream()
                .filter(each -> each.run() == process.number())
                .findFirst()
                .orElseThrow();
    }

    private static Set<Integer> processes(List<Attempt> attempts) {
        return attempts.stream().map(Attempt::run).collect(Collectors.toSet());
    }

    private static void awaitSays(Running process, String text) throws Exception {
        long until = System.nanoTime() + IN_TIME.toNanos();
        while (!process.err().contains(text)) {
            assertThat(System.nanoTime())
                    .as("time for it to say \"%s\"; it said: %s", text, process.err())
                    .isLessThan(until);
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    private PackagedProgram program(Endpoint endpoint, String database) throws Exception {
        postgres.createDatabase(database);
        return new PackagedProgram(folder, endpoint).with(environment(database));
    }

    private static Map<String, String> environment(String database) {
        Map<String, String> environment = new HashMap<>(postgres.environment(database));
        environment.put("CORRECTIONS_ACCOUNT", "123456789012");
        return environment;
    }

    private static Running worker(PackagedProgram program, String... options) throws IOException {
        return program.start(concat(options, "worker"));
    }

    private static void end(Running worker) throws Exception {
        worker.signal("TERM");
        Ended end = worker.endedWithin(IN_TIME);
        assertThat(end.code()).as(end.err()).isEqualTo(143);
    }

    private static Running apply(PackagedProgram program, CorrectionsFile file, String... options) throws IOException {
        return program.apply(file.path(), concat(options, "--share=100%", "--burst=20"));
    }

    private static Running start(PackagedProgram program, String command, Path input, String... options)
            throws IOException {
        return program.start(concat(
                concat(new String[] {input.toString()}, options),
                command,
                "--instance-id=" + CorrectionsFile.INSTANCE));
    }

    /** The words first, then the options. */
    private static String[] concat(String[] options, String... first) {
        List<String> words = new ArrayList<>(List.of(first));
        words.addAll(Arrays.asList(options));
        return words.toArray(String[]::new);
    }
}
