package contactcorrections.fault;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.json.JsonMapper;

/**
 * A Connect endpoint that answers by a script, records every attempt and keeps what became of the contacts; it shares no
 * code with the program or its simulator.
 */
final class Endpoint implements AutoCloseable {

    static {
        System.setProperty("sun.net.httpserver.nodelay", "true");
        System.setProperty("sun.net.httpserver.maxIdleConnections", "10000");
        System.setProperty("sun.net.httpserver.idleInterval", "3600");
    }

    private final int port;
    private HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final JsonMapper json = new JsonMapper();
    private final List<Attempt> attempts = new ArrayList<>();
    private final Map<String, Integer> attemptsOfText = new HashMap<>();
    private final Map<String, String> contacts = new HashMap<>();
    private final FaultTally tally = new FaultTally();
    private volatile Script script = call -> ScriptedAnswer.accepted();
    private long frozenNanos;
    private int run;
    private int attemptsOfRun;

    /** Decides about an attempt when it arrives. */
    interface Script {
        ScriptedAnswer answer(Call call);
    }

    /**
     * An attempt that has arrived.
     *
     * @param number its place among the attempts of its process, from 1
     * @param text the Description that it carries
     * @param attemptOfText how often this text has arrived by now, this time included
     */
    record Call(int number, String contactId, String text, int attemptOfText) {}

    private Endpoint(HttpServer server) {
        this.server = server;
        this.port = server.getAddress().getPort();
    }

    static Endpoint start() throws IOException {
        var endpoint = new Endpoint(server(0));
        endpoint.serve();
        return endpoint;
    }

    private static HttpServer server(int port) throws IOException {
        return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1024);
    }

    private void serve() {
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    /** Nobody listens at its address from now on. */
    void leave() {
        server.stop(0);
    }

    /** It listens again, at the same address. */
    void comeBack() throws IOException {
        server = server(port);
        serve();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** What is injected into the runs that call it, and what is judged of them. */
    FaultTally tally() {
        return tally;
    }

    void answer(Script next) {
        script = next;
    }

    /** From now on attempts come from another process. */
    synchronized void beginRun() {
        run++;
        attemptsOfRun = 0;
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

    private void handle(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String[] path = exchange.getRequestURI().getRawPath().split("/", -1);
        if (path.length != 4 || !path[1].equals("contacts")) {
            throw new IOException("No such operation: " + exchange.getRequestURI());
        }
        String text = json.readTree(body).path("Description").asString("");
        arrived(exchange, decoded(path[2]), decoded(path[3]), body, text);
    }

    private void arrived(HttpExchange exchange, String instanceId, String contactId, String body, String text)
            throws IOException {
        ScriptedAnswer answer;
        Attempt attempt;
        synchronized (this) {
            int ofText = attemptsOfText.merge(text, 1, Integer::sum);
            answer = script.answer(new Call(++attemptsOfRun, contactId, text, ofText));
            attempt = new Attempt(run, attemptsOfRun, instanceId, contactId, body, text, answer.meaning());
            attempts.add(attempt);
            notifyAll();
        }
        tally.answered(answer.meaning());
        pause(answer.latency());
        if (answer.applied()) {
            apply(contactId, text);
        }
        attempt.ended();
        exchange.getResponseHeaders().set("x-amzn-RequestId", UUID.randomUUID().toString());
        answer.delivery().send(exchange);
        exchange.close();
    }

    private synchronized void apply(String contactId, String text) {
        contacts.put(contactId, text);
    }

    private void pause(Duration latency) throws IOException {
        try {
            if (!latency.isZero() && closed.await(latency.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new IOException("The endpoint was closed");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private static String decoded(String segment) {
        return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
        tally.print();
    }
}
