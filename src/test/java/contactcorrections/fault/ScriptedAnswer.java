package contactcorrections.fault;

import contactcorrections.standin.Reply;
import java.time.Duration;
import java.util.UUID;

/**
 * What the endpoint does with one attempt.
 *
 * @param meaning what a client that understands the answer takes it for
 * @param applied whether the contact is changed
 * @param latency time before the answer
 * @param reply what goes over the wire
 */
record ScriptedAnswer(Meaning meaning, boolean applied, Duration latency, Reply reply) {

    enum Meaning {
        ACCEPTED,
        REFUSED,
        CONFLICT,
        /** No word about the row: an outage, a denial, a throttle, or nothing that can be read. */
        NONE,
        /** No answer before the client's patience with the attempt is over. */
        SILENCE
    }

    static ScriptedAnswer accepted() {
        return new ScriptedAnswer(Meaning.ACCEPTED, true, Duration.ZERO, Reply.status(200));
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
        return none(Reply.error(status, code, message));
    }

    static ScriptedAnswer throttled() {
        return failed(429, "ThrottlingException");
    }

    static ScriptedAnswer denied() {
        return failed(403, "AccessDeniedException");
    }

    /** A body that is none of Connect's. */
    static ScriptedAnswer body(int status, String contentType, String body) {
        return none(Reply.status(status).body(contentType, body));
    }

    /** A page of some proxy on the way. */
    static ScriptedAnswer page(int status) {
        return none(Reply.page(status));
    }

    /** The connection ends in the middle of an answer that would have been an error. */
    static ScriptedAnswer halfClosed() {
        return none(Reply.status(500).body("text/plain", "{\"Mess").cutShort());
    }

    /** The answer is shorter than it says it is; its status says yes, and more than that Connect's yes never says. */
    static ScriptedAnswer tooShort() {
        return new ScriptedAnswer(
                Meaning.ACCEPTED, true, Duration.ZERO, Reply.status(200).cutShort());
    }

    /** The contact is changed and nobody is told. */
    static ScriptedAnswer lost() {
        return new ScriptedAnswer(Meaning.NONE, true, Duration.ZERO, Reply.lost());
    }

    static ScriptedAnswer silence() {
        return new ScriptedAnswer(Meaning.SILENCE, false, Duration.ofHours(1), Reply.dropped());
    }

    ScriptedAnswer after(Duration time) {
        return new ScriptedAnswer(meaning, applied, time, reply);
    }

    private static ScriptedAnswer none(Reply reply) {
        return new ScriptedAnswer(Meaning.NONE, false, Duration.ZERO, reply);
    }

    private static Reply error(int status, String code) {
        return Reply.error(status, code, UUID.randomUUID().toString());
    }
}
