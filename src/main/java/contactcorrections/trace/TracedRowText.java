package contactcorrections.trace;

import contactcorrections.run.Wording;
import contactcorrections.trace.TracedRow.TracedError;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A traced row in words for people. */
final class TracedRowText {

    private static final String INDENTED = "       ";

    private TracedRowText() {}

    static String of(TracedRow row) {
        List<String> lines = new ArrayList<>();
        lines.add("Line %s of %s: %s".formatted(row.line(), row.input(), row.state()));
        if (row.contactId() != null) {
            lines.add(INDENTED + "contact " + Wording.text(row.contactId()));
        }
        lines.add(INDENTED + run(row));
        lines.add(INDENTED + sending(row));
        row.errors().forEach(error -> lines.addAll(reason(error)));
        if (row.resent()) {
            lines.add(INDENTED
                    + "An earlier run may have sent it too, whose record of that was lost; it is counted as resent.");
        }
        if (row.nextCommand() != null) {
            lines.add(INDENTED + "Continue with: " + row.nextCommand());
        }
        return lines.stream().map(line -> line + System.lineSeparator()).collect(Collectors.joining());
    }

    private static String run(TracedRow row) {
        String what = row.plan() ? "plan for " : "applied to ";
        String again = row.repetition() == 0 ? "" : ", applied again (--again) for time " + (row.repetition() + 1);
        String run = row.run() == null ? "no run" : "run " + row.run();
        String state = row.runState() == null ? "" : ", " + row.runState();
        String started = row.runStartedAt() == null ? "" : ", started " + Wording.time(row.runStartedAt());
        return run + started + state + ": " + what + row.target() + again;
    }

    private static String sending(TracedRow row) {
        if (row.isRemaining()) {
            return remaining(row);
        }
        if (row.plan()) {
            return row.state().equals("SUCCEEDED") ? "it would be sent: a plan sends nothing" : "not sent: a plan";
        }
        if (row.sentAt() == null) {
            return row.attempts() == 0 ? "never sent" : "sent, " + attempts(row);
        }
        String answered = row.elapsedMillis() == null ? "" : ", answered after " + Wording.millis(row.elapsedMillis());
        String request = row.requestId() == null ? "" : ", AWS request id " + Wording.text(row.requestId());
        return "sent " + Wording.time(row.sentAt()) + answered + request + ", " + attempts(row);
    }

    private static String remaining(TracedRow row) {
        boolean underWay = "RUNNING".equals(row.runState());
        if (!row.maybeSent()) {
            return underWay ? "not sent yet: the run has not come to it" : "not sent: no run has come to it";
        }
        String attempts = row.attempts() == 0 ? "" : " (" + attempts(row) + " without an answer)";
        return underWay
                ? "may have been sent%s: its chunk is under way".formatted(attempts)
                : "may have been sent%s: the next run sends it once more and counts it as resent".formatted(attempts);
    }

    private static String attempts(TracedRow row) {
        String throttled = row.throttled() == 0 ? "" : ", %s throttled".formatted(Wording.number(row.throttled()));
        return Wording.count(row.attempts(), "attempt") + throttled;
    }

    private static List<String> reason(TracedError error) {
        String column = error.column() == null ? "" : ", column " + Wording.text(error.column());
        return List.of(
                INDENTED + error.code() + column + ": " + Wording.text(error.message()),
                INDENTED + "  " + error.cause(),
                INDENTED + "  " + error.remedy());
    }
}
