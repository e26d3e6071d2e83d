package contactcorrections.fault;

import contactcorrections.standin.Call;
import contactcorrections.standin.Call.Operation;
import contactcorrections.standin.ConnectStandIn;
import contactcorrections.standin.Reply;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A Connect endpoint that answers by a script, records every attempt to update and keeps what became of the contacts. Reads
 * are answered by a script of their own, from what contacts hold.
 */
final class Endpoint implements AutoCloseable {

    /** The SDK puts its value into each call's User-Agent. */
    static final String NAME_VARIABLE = "AWS_SDK_UA_APP_ID";

    private static final String NAME = "process-";
    private static final Pattern IN_USER_AGENT = Pattern.compile("\\bapp/" + NAME + "(\\d+)");

    private final ConnectStandIn connect;
    private final JsonMapper json = new JsonMapper();
    private final List<Attempt> attempts = new ArrayList<>();
    private final Map<String, Integer> attemptsOfText = new HashMap<>();
    private final Map<String, String> contacts = new HashMap<>();
    private final FaultTally tally = new FaultTally();
    private final Map<Operation, Integer> reads = new EnumMap<>(Operation.class);
    private final Set<Integer> readers = new TreeSet<>();
    private volatile Script script = call -> ScriptedAnswer.accepted();
    private volatile Script readScript = call -> ScriptedAnswer.accepted();
    private long frozenNanos;
    private int run;
    private int attemptsOfRun;

    /** Decides about an attempt when it arrives. */
    interface Script {
        ScriptedAnswer answer(Arrival arrival);
    }

    /**
     * An attempt that has arrived.
     *
     * @param process it came from
     * @param number its place among the attempts since the latest process began, from 1; of a read, among all calls of its
     *     operation
     * @param text the Description that it carries, empty of a read
     * @param attemptOfText how often this text has arrived by now, this time included; of a read, its number
     */
    record Arrival(int process, int number, String contactId, String text, int attemptOfText) {}

    private Endpoint() throws IOException {
        connect = ConnectStandIn.withoutCalls(this::answer);
        connect.onReads(this::answerRead);
    }

    static Endpoint start() throws IOException {
        return new Endpoint();
    }

    /** Nobody listens at its address from now on. */
    void leave() throws IOException {
        connect.leave();
    }

    /** It listens again, at the same address. */
    void comeBack() throws IOException {
        connect.comeBack();
    }

    URI uri() {
        return connect.uri();
    }

    /** What is injected into the runs that call it, and what is judged of them. */
    FaultTally tally() {
        return tally;
    }

    void answer(Script next) {
        script = next;
    }

    /** Answers DescribeContact and ListContactReferences so. */
    void answerReads(Script next) {
        readScript = next;
    }

    /** A contact holds this now: an object as UpdateContact takes it. */
    void put(String contactId, String state) {
        connect.put(contactId, state);
    }

    /** All that a contact holds, as UpdateContact takes it. */
    JsonNode held(String contactId) {
        return connect.held(contactId);
    }

    /** How many calls of an operation that reads have arrived. */
    synchronized int reads(Operation operation) {
        return reads.getOrDefault(operation, 0);
    }

    /** The processes that calls came from which read. */
    synchronized Set<Integer> readers() {
        return Set.copyOf(readers);
    }

    /**
     * Another process begins. What it calls itself in {@link #NAME_VARIABLE} tells its attempts from those of others; attempts
     * without a name are those of the latest.
     *
     * @return its number, from 1
     */
    synchronized int beginRun() {
        run++;
        attemptsOfRun = 0;
        return run;
    }

    /** What a process of this number calls itself. */
    static String nameOf(int process) {
        return NAME + process;
    }

    private int processOf(Call call) {
        Matcher name = IN_USER_AGENT.matcher(call.header("User-Agent"));
        return name.find() ? Integer.parseInt(name.group(1)) : run;
    }

    /** The process is stopped: it hears nothing until it goes on. */
    synchronized void freeze() {
        frozenNanos = System.nanoTime();
    }

    /** The process goes on: what was open then, and a while before, may have taken too long for it. */
    synchronized void thaw() {
        attempts.stream()
                .filter(attempt -> attempt.begunNanos() > frozenNanos - TimeUnit.SECONDS.toNanos(2))
                .forEach(Attempt::mayBeHeardTooLate);
    }

    synchronized List<Attempt> attempts() {
        return List.copyOf(attempts);
    }

    synchronized List<Attempt> attemptsOfRun() {
        return attempts.stream().filter(attempt -> attempt.run() == run).toList();
    }

    /** The text that each contact has by now. */
    synchronized Map<String, String> contacts() {
        return Map.copyOf(contacts);
    }

    /** Waits until the process that runs has made so many attempts; false if it has not by then. */
    synchronized boolean awaitAttempts(int count, Duration most) throws InterruptedException {
        long end = System.nanoTime() + most.toNanos();
        while (attemptsOfRun < count) {
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return true;
    }

    /** Waits until so many attempts meet a condition; false if they do not by then. */
    synchronized boolean await(int count, Predicate<Attempt> condition, Duration most) throws InterruptedException {
        long end = System.nanoTime() + most.toNanos();
        while (attempts.stream().filter(condition).limit(count).count() < count) {
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return true;
    }

    private Reply answer(Call call) throws InterruptedException {
        String text = json.readTree(call.body()).path("Description").asString("");
        ScriptedAnswer answer;
        Attempt attempt;
        synchronized (this) {
            int process = processOf(call);
            int ofText = attemptsOfText.merge(text, 1, Integer::sum);
            answer = script.answer(new Arrival(process, ++attemptsOfRun, call.contactId(), text, ofText));
            attempt = new Attempt(
                    process, attemptsOfRun, call.instanceId(), call.contactId(), call.body(), text, answer.meaning());
            attempts.add(attempt);
            notifyAll();
        }
        tally.answered(answer.meaning());
        TimeUnit.NANOSECONDS.sleep(answer.latency().toNanos());
        if (answer.applied()) {
            apply(call.contactId(), text);
        }
        attempt.ended();
        return answer.reply().with("x-amzn-RequestId", UUID.randomUUID().toString());
    }

    private Reply answerRead(Call call) throws InterruptedException {
        int number;
        int process;
        synchronized (this) {
            number = reads.merge(call.operation(), 1, Integer::sum);
            process = processOf(call);
            readers.add(process);
        }
        ScriptedAnswer answer = readScript.answer(new Arrival(process, number, call.contactId(), "", number));
        tally.answered(answer.meaning());
        TimeUnit.NANOSECONDS.sleep(answer.latency().toNanos());
        return answer.reply().with("x-amzn-RequestId", UUID.randomUUID().toString());
    }

    private synchronized void apply(String contactId, String text) {
        contacts.put(contactId, text);
    }

    @Override
    public void close() throws IOException {
        connect.close();
        tally.print();
    }
}
