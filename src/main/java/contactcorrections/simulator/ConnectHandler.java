package contactcorrections.simulator;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import contactcorrections.simulator.Answer.Dropped;
import contactcorrections.simulator.Answer.Failure;
import contactcorrections.simulator.Answer.Found;
import contactcorrections.simulator.Answer.Lost;
import contactcorrections.simulator.Answer.Updated;
import contactcorrections.simulator.SimulatorSettings.Latency;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;
import tools.jackson.databind.json.JsonMapper;

/** Carries calls and answers over HTTP, with their delays, and counts them. */
final class ConnectHandler implements HttpHandler {

    /** Several times of what the constraints of the API leave room for. */
    static final int MAX_BODY_BYTES = 1 << 20;

    private static final int DROPPED = 0;

    private final ConnectService service;
    private final Latency latency;
    private final Pause pause;
    private final SplittableRandom random;
    private final JsonMapper json = new JsonMapper();
    private final ConcurrentMap<Integer, LongAdder> counts = new ConcurrentHashMap<>();

    ConnectHandler(ConnectService service, Latency latency, long seed, Pause pause) {
        this.service = service;
        this.latency = latency;
        this.pause = pause;
        random = new SplittableRandom(seed);
    }

    /** Lets time pass; tests need none of it. */
    interface Pause {
        void of(Duration duration) throws InterruptedException;
    }

    SimulatorStats stats() {
        TreeMap<Integer, Long> answered = new TreeMap<>();
        counts.forEach((status, count) -> answered.put(status, count.sum()));
        Long dropped = answered.remove(DROPPED);
        return new SimulatorStats(answered, dropped == null ? 0 : dropped);
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        SplittableRandom draws = drawsOfNextCall();
        Duration oneWay = oneWay(draws);
        byte[] body = read(exchange);
        // Part of the delay lies before the meter: it is the way there that bunches calls up.
        pause(oneWay);
        Answer answer = answer(exchange, body, draws);
        pause(oneWay);
        count(answer);
        send(exchange, answer);
    }

    private Answer answer(HttpExchange exchange, byte[] body, SplittableRandom draws) {
        Optional<ContactCall> call = ContactCall.parse(exchange.getRequestMethod(), exchange.getRequestURI());
        if (call.isEmpty()) {
            return Answer.UNKNOWN_OPERATION;
        }
        if (body.length > MAX_BODY_BYTES) {
            return Answer.TOO_LARGE;
        }
        Headers headers = exchange.getRequestHeaders();
        Optional<Failure> unsigned =
                SignatureCheck.check(headers.getFirst("Authorization"), headers.getFirst("X-Amz-Date"));
        return unsigned.isPresent() ? unsigned.get() : service.answer(call.get(), body, draws);
    }

    private void send(HttpExchange exchange, Answer answer) throws IOException {
        exchange.getResponseHeaders().set("x-amzn-RequestId", UUID.randomUUID().toString());
        if (answer instanceof Updated) {
            exchange.sendResponseHeaders(answer.status(), -1);
        } else if (answer instanceof Failure failure) {
            exchange.getResponseHeaders().set("x-amzn-ErrorType", failure.code());
            send(exchange, answer.status(), Map.of("Message", failure.message()));
        } else if (answer instanceof Found found) {
            send(exchange, answer.status(), found.body());
        } else {
            // The server's own way to close a connection; after exchange.close() it would keep the connection's
            // buffers.
            throw new IOException("Dropped on purpose");
        }
        exchange.close();
    }

    private void send(HttpExchange exchange, int status, Object content) throws IOException {
        byte[] body = json.writeValueAsBytes(content);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    private void count(Answer answer) {
        boolean dropped = answer instanceof Dropped || answer instanceof Lost;
        counts.computeIfAbsent(dropped ? DROPPED : answer.status(), status -> new LongAdder())
                .increment();
    }

    private static byte[] read(HttpExchange exchange) throws IOException {
        InputStream in = exchange.getRequestBody();
        byte[] body = in.readNBytes(MAX_BODY_BYTES + 1);
        // Many clients read no answer before they have sent all of the request.
        in.transferTo(OutputStream.nullOutputStream());
        return body;
    }

    private Duration oneWay(SplittableRandom draws) {
        double jitter = latency.jitter().toNanos() * (2 * draws.nextDouble() - 1);
        return latency.mean().plusNanos(Math.round(jitter)).dividedBy(2);
    }

    private void pause(Duration duration) throws IOException {
        if (duration.isZero()) {
            return;
        }
        try {
            pause.of(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("The simulator was closed", e);
        }
    }

    private SplittableRandom drawsOfNextCall() {
        synchronized (random) {
            return random.split();
        }
    }
}
