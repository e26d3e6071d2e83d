package contactcorrections.fault;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import contactcorrections.fault.Running.Ended;
import contactcorrections.standin.Call;
import contactcorrections.standin.ConnectStandIn;
import contactcorrections.standin.Reply;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Whatever happens to a run that keeps what was there before: its {@code undo.csv} puts every contact back as it was. */
class UndoIT {

    private static final int KILLED = 137;
    private static final String MARK = "m4rk3d";

    private final List<String> rows = new ArrayList<>();
    private final Map<String, JsonNode> before = new LinkedHashMap<>();

    @TempDir
    Path folder;

    @Test
    void everyContactIsAsItWasAfterKilledRunsAndTheirUndo() throws Exception {
        RandomGenerator random = Suite.random(Suite.seed(UndoIT.class));
        int kills = Suite.either(3, 6);
        try (Endpoint unused = Endpoint.start();
                ConnectStandIn connect = ConnectStandIn.start(call -> answer(random))) {
            connect.onReads(
                    call -> random(random, 50) ? Reply.error(500, "InternalServiceException") : Reply.accepted());
            Path input = contacts(Suite.either(300, 1_500), connect, random);
            PackagedProgram program = program(unused, connect);

            Ended end = runUntilKilled(program, input, connect, random);
            for (int killed = 1; end.code() == KILLED; killed++) {
                end = killed < kills
                        ? runUntilKilled(program, input, connect, random)
                        : apply(program, input).ended();
            }

            assertThat(end.code()).as(end.err()).isZero();
            assertThat(changed(connect)).as("contacts that were changed").isEqualTo(before.size());
            Path undo = undo(program);
            assertThat(Files.readAllLines(undo))
                    .filteredOn(line -> line.startsWith("contact-"))
                    .hasSize(rows.size());
            Ended undone = apply(program, undo).ended();
            assertThat(undone.code()).as(undone.err()).isZero();
            assertThat(changed(connect))
                    .as("contacts that are not as they were")
                    .isZero();
            assertThat(filesWithMarks(input)).allMatch(file -> file.toString().endsWith(".csv"));
            System.out.printf(
                    "UndoIT: %d kills, %d rows, %d updates%n",
                    kills, rows.size(), connect.calls().size());
        }
    }

    @Test
    void noRowIsSentWhoseEarlierValueCannotBeKept() throws Exception {
        RandomGenerator random = Suite.random(Suite.seed(UndoIT.class));
        try (Endpoint unused = Endpoint.start();
                ConnectStandIn connect = ConnectStandIn.start()) {
            Path input = contacts(20, connect, random);
            PackagedProgram program = program(unused, connect);
            // A file where the folder of the earlier values belongs.
            Files.createDirectories(program.reports());
            Files.createFile(program.reports().resolve("undo.csv-1-changes"));

            Ended end = apply(program, input).ended();

            assertThat(end.code()).isEqualTo(3);
            assertThat(end.out()).contains("What rows change cannot be");
            assertThat(connect.calls()).isEmpty();
            assertThat(changed(connect)).isZero();
        }
    }

    @Test
    @EnabledIfSystemProperty(named = "faults", matches = "long")
    void rowOverWhichALaterOneWasSentBeforeAKillIsNoChangeOfSomebodyElse() throws Exception {
        var killed = new CountDownLatch(1);
        try (Endpoint unused = Endpoint.start();
                ConnectStandIn connect = ConnectStandIn.start(call -> answerUnlessHeld(call, killed))) {
            connect.everyContactHolds("{\"Name\": \"0\"}");
            PackagedProgram program = program(unused, connect);
            // The first chunk of the run that is killed has all of them, the first of the next run has not.
            Path input = Files.writeString(
                    folder.resolve("planned.csv"),
                    "ContactId,Name,Expected.Name\ntwice,1,0\nheld,1,0\n"
                            + IntStream.range(0, 60)
                                    .mapToObj("contact-%d,1,0\n"::formatted)
                                    .collect(joining())
                            + "twice,2,1\n");
            String[] options = {"--burst=200", "--read-rate=200", "--read-burst=200", "--share=100%"};

            Running run = program.apply(input, concat(options, "--rate=200"));
            boolean ended = false;
            while (!ended && !name(connect, "twice").equals("2")) {
                ended = run.endsWithin(Duration.ofMillis(20));
            }
            Ended end = run.kill();
            killed.countDown();
            assertThat(end.code()).as(end.err()).isEqualTo(KILLED);

            end = program.apply(input, concat(options, "--rate=10")).ended();
            assertThat(end.code()).as(end.out() + end.err()).isZero();
            assertThat(name(connect, "twice")).isEqualTo("2");
            assertThat(connect.calls())
                    .filteredOn(call -> call.contactId().equals("twice"))
                    .hasSize(4);
        }
    }

    private static Reply answerUnlessHeld(Call call, CountDownLatch killed) throws InterruptedException {
        if (call.contactId().equals("held")) {
            killed.await();
        }
        return Reply.accepted();
    }

    private static String name(ConnectStandIn connect, String contactId) {
        return connect.held(contactId).path("Name").asString();
    }

    private static String[] concat(String[] options, String more) {
        return Stream.concat(Stream.of(options), Stream.of(more)).toArray(String[]::new);
    }

    /** Two of a hundred fail, and of one the answer is lost though it was carried out. */
    private static Reply answer(RandomGenerator random) {
        if (random(random, 50)) {
            return Reply.error(500, "InternalServiceException");
        }
        return random(random, 100) ? Reply.lost() : Reply.accepted();
    }

    private static synchronized boolean random(RandomGenerator random, int oneOf) {
        return random.nextInt(oneOf) == 0;
    }

    private PackagedProgram program(Endpoint unused, ConnectStandIn connect) {
        return new PackagedProgram(folder, unused)
                .with(Map.of("AWS_ENDPOINT_URL_CONNECT", connect.uri().toString()));
    }

    private static Running apply(PackagedProgram program, Path input) throws IOException {
        return program.apply(
                input, "--undo", "--rate=100", "--burst=50", "--read-rate=200", "--read-burst=100", "--share=100%");
    }

    /** Killed between a read and its update, a call and its outcome, or while the report is written. */
    private Ended runUntilKilled(PackagedProgram program, Path input, ConnectStandIn connect, RandomGenerator random)
            throws Exception {
        int calls = connect.calls().size() + random.nextInt(1, 1 + rows.size() / 4);
        Running run = apply(program, input);
        boolean ended = false;
        while (!ended && connect.calls().size() < calls) {
            ended = run.endsWithin(Duration.ofMillis(20));
        }
        return ended ? run.ended() : run.kill();
    }

    /** The undo.csv of the latest run. */
    private static Path undo(PackagedProgram program) throws IOException {
        try (Stream<Path> reports = Files.list(program.reports())) {
            return reports.map(report -> report.resolve("undo.csv"))
                    .filter(Files::exists)
                    .max((one, other) -> Integer.compare(run(one), run(other)))
                    .orElseThrow();
        }
    }

    private static int run(Path undo) {
        String report = String.valueOf(Objects.requireNonNull(undo.getParent()).getFileName());
        return Integer.parseInt(report.substring(report.lastIndexOf('-') + 1));
    }

    /** A file with a row for each contact, and a second one for some; each changes all that the contact holds. */
    private Path contacts(int count, ConnectStandIn connect, RandomGenerator random) throws IOException {
        IntStream.range(0, count).forEach(contact -> {
            String id = "contact-" + contact;
            String state = state(contact);
            connect.put(id, state);
            before.put(id, connect.held(id));
            rows.add(row(id, contact, "first"));
            if (random.nextInt(10) == 0) {
                rows.add(row(id, contact, "second"));
            }
        });
        Path input = folder.resolve("undo.csv");
        Files.writeString(
                input,
                "ContactId,Name,Description,References.crm.URL,References.note.STRING,SegmentAttributes.tier,QueueInfo.Id,"
                        + "UserInfo.UserId,CustomerEndpoint.Type,CustomerEndpoint.Address\n"
                        + String.join("", rows));
        return input;
    }

    private static String state(int contact) {
        return String.format(Locale.ROOT, """
                {"Name": "%1$s name %2$d", "Description": "%1$s, \\"quoted\\"\\nand on two lines %2$d",
                 "References": {"crm": {"Type": "URL", "Value": "https://crm.example/%1$s/%2$d"},
                   "note": {"Type": "STRING", "Value": "%1$s %2$d"}, "other": {"Type": "EMAIL", "Value": "a@b.example"}},
                 "SegmentAttributes": {"tier": {"ValueString": "%1$s-%2$d"}, "vip": {"ValueString": "yes"}},
                 "QueueInfo": {"Id": "%1$s-queue-%2$d"}, "UserInfo": {"UserId": "%1$s-agent-%2$d"},
                 "CustomerEndpoint": {"Type": "VOIP", "Address": "%1$s-%2$d"}}""", MARK, contact);
    }

    private static String row(String id, int contact, String which) {
        String value = which + contact;
        return String.join(
                ",",
                id,
                MARK + " " + value,
                value,
                "https://crm.example/new/" + value,
                value,
                value,
                "queue-" + value,
                "agent-" + value,
                "TELEPHONE_NUMBER",
                String.format(Locale.ROOT, "+1425555%04d\n", contact));
    }

    private long changed(ConnectStandIn connect) {
        return before.entrySet().stream()
                .filter(contact -> !connect.held(contact.getKey()).equals(contact.getValue()))
                .count();
    }

    /** The files that hold a marked value, but for the input. */
    private List<Path> filesWithMarks(Path input) throws IOException {
        byte[] mark = MARK.getBytes(StandardCharsets.UTF_8);
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.equals(input))
                    .filter(file -> holds(file, mark))
                    .toList();
        }
    }

    private static boolean holds(Path file, byte[] mark) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)
                    .contains(new String(mark, StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
