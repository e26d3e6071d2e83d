package contactcorrections.fault;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;

/**
 * What the endpoint does with one attempt.
 *
 * @param meaning what a client that understands the answer takes it for
 * @param applied whether the contact is changed
 * @param latency time before the answer
 * @param delivery how the answer is sent
 */
record ScriptedAnswer(Meaning meaning, boolean applied, Duration latency, Delivery delivery) {

    enum Meaning {
        ACCEPTED,
        REFUSED,
        CONFLICT,
        /** No word about the row: an outage, a denial, a throttle, or nothing that can be read. */
        NONE,
        /** No answer before the client's patience with the attempt is over. */
        SILENCE
    }

    interface Delivery {
        void send(HttpExchange exchange) throws IOException;
    }

    static ScriptedAnswer accepted() {
        return new ScriptedAnswer(
                Meaning.ACCEPTED, true, Duration.ZERO, exchange -> exchange.sendResponseHeaders(200, -1));
    }

    /** The row's own fault. */
    static ScriptedAnswer refused(String code) {
        return new ScriptedAnswer(Meaning.REFUSED, false, Duration.ZERO, error(400, code));
    }

    static ScriptedAnswer conflict() {
        return new ScriptedAnswer(Meaning.CONFLICT, false, Duration.ZERO, error(409, "ConflictException"));
    }

    /** An error as Connect words it that says nothing about the row. */
    static ScriptedAnswer failed(int status, String code) {
        return none(error(status, code));
    }

    /** An error with words of its own. */
    static ScriptedAnswer saying(int status, String code, String message) {
        return none(error(status, code, message));
    }

    static ScriptedAnswer throttled() {
        return failed(429, "ThrottlingException");
    }

    static ScriptedAnswer denied() {
        return failed(403, "AccessDeniedException");
    }

    /** A body that is none of Connect's. */
    static ScriptedAnswer body(int status, String contentType, String body) {
        return none(exchange -> {
            exchange.getResponseHeaders().set("Content-Type", contentType);
            sendBody(exchange, status, body);
        });
    }

    /** A page of some proxy on the way. */
    static ScriptedAnswer page(int status) {
        return body(status, "text/html", "<html><body><h1>Gateway</h1></body></html>");
    }

    /** The connection ends in the middle of an answer that would have been an error. */
    static ScriptedAnswer halfClosed() {
        return none(exchange -> {
            exchange.sendResponseHeaders(500, 1000);
            exchange.getResponseBody().write("{\"Mess".getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
            throw new IOException("Closed on purpose");
        });
    }

    /** The answer is shorter than it says it is; its status says yes, and more than that Connect's yes never says. */
    static ScriptedAnswer tooShort() {
        return new ScriptedAnswer(Meaning.ACCEPTED, true, Duration.ZERO, exchange -> {
            exchange.sendResponseHeaders(200, 100);
            exchange.getResponseBody().flush();
            throw new IOException("Closed on purpose");
        });
    }

    /** The contact is changed and nobody is told. */
    static ScriptedAnswer lost() {
        return new ScriptedAnswer(Meaning.NONE, true, Duration.ZERO, exchange -> {
            throw new IOException("Closed on purpose");
        });
    }

    static ScriptedAnswer silence() {
        return new ScriptedAnswer(Meaning.SILENCE, false, Duration.ofHours(1), exchange -> {
            throw new IOException("Closed on purpose");
        });
    }

    ScriptedAnswer after(Duration time) {
        return new ScriptedAnswer(meaning, applied, time, delivery);
    }

    private static ScriptedAnswer none(Delivery delivery) {
        return new ScriptedAnswer(Meaning.NONE, false, Duration.ZERO, delivery);
    }

    private static Delivery error(int status, String code) {
        return error(status, code, UUID.randomUUID().toString());
    }

    private static Delivery error(int status, String code, String message) {
        return exchange -> {
            exchange.getResponseHeaders().set("x-amzn-ErrorType", code);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            sendBody(exchange, status, "{\"Message\":\"%s\"}".formatted(message));
        };
    }

    private static void sendBody(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
