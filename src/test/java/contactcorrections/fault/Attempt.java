package contactcorrections.fault;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One attempt, as the endpoint saw it. */
final class Attempt {

    private static final JsonMapper JSON = new JsonMapper();

    private final int run;
    private final int number;
    private final String instanceId;
    private final String contactId;
    private final String body;
    private final String text;
    private final ScriptedAnswer.Meaning meaning;
    private final long begunNanos = System.nanoTime();
    private volatile long endedNanos = Long.MAX_VALUE;
    private volatile boolean heardTooLate;

    /**
     * @param run the process that it came from, counted from 1
     * @param number its place among the attempts of that process, from 1
     * @param text the Description that it carried
     */
    Attempt(
            int run,
            int number,
            String instanceId,
            String contactId,
            String body,
            String text,
            ScriptedAnswer.Meaning meaning) {
        this.run = run;
        this.number = number;
        this.instanceId = instanceId;
        this.contactId = contactId;
        this.body = body;
        this.text = text;
        this.meaning = meaning;
    }

    void ended() {
        endedNanos = System.nanoTime();
    }

    /** The process was stopped before it could hear the answer, perhaps for longer than it listens. */
    void mayBeHeardTooLate() {
        heardTooLate = true;
    }

    /** Whether the answer may be one that the process never heard. */
    boolean isHeardTooLate() {
        return heardTooLate;
    }

    int run() {
        return run;
    }

    int number() {
        return number;
    }

    String instanceId() {
        return instanceId;
    }

    String contactId() {
        return contactId;
    }

    String body() {
        return body;
    }

    String text() {
        return text;
    }

    /** The list of recipients that it carried, with apostrophes for quotes; empty if it carried none. */
    String recipients() {
        JsonNode recipients = JSON.readTree(body).path("AdditionalRecipients");
        return recipients.isMissingNode()
                ? ""
                : recipients.path("CcEmailAddresses").toString().replace('"', '\'');
    }

    ScriptedAnswer.Meaning meaning() {
        return meaning;
    }

    long begunNanos() {
        return begunNanos;
    }

    long endedNanos() {
        return endedNanos;
    }

    /** Whether it was answered before the other of the same process began. */
    boolean overlaps(Attempt later) {
        return run == later.run && meaning != ScriptedAnswer.Meaning.SILENCE && endedNanos > later.begunNanos;
    }

    @Override
    public String toString() {
        return "attempt %s of run %s, contact %s, %s: %s".formatted(number, run, contactId, meaning, text);
    }
}
