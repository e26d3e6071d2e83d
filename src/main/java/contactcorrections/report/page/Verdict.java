package contactcorrections.report.page;

import static contactcorrections.run.Wording.count;
import static contactcorrections.run.Wording.number;

import contactcorrections.report.page.Summary.Rows;
import java.util.Locale;

/**
 * How a run went, in words.
 *
 * @param state the state as people say it
 * @param tone whether that is good news
 * @param happened what happened, in one sentence
 * @param advice what to do next
 */
record Verdict(String state, Tone tone, String happened, String advice) {

    /** Said of every run that called a simulator in its own process. */
    static final String REHEARSAL = "Rehearsal: a simulator was called, nothing reached Amazon Connect.";

    enum Tone {
        GOOD,
        MIXED,
        BAD
    }

    static Verdict of(Summary summary) {
        if (summary.run().validation()) {
            return ofValidation(summary);
        }
        return summary.isPlan() ? ofPlan(summary) : ofRun(summary);
    }

    private static Verdict ofRun(Summary summary) {
        Rows rows = summary.rows();
        String remain = number(rows.remaining()) + " of " + count(rows.read(), "row") + " remain";
        String state = stateInWords(summary.state());
        String kept = summary.calls().attempts() == 0 ? "Nothing was sent. " : "What was done is kept. ";
        return switch (summary.state()) {
            case "COMPLETED" ->
                new Verdict(
                        state,
                        Tone.GOOD,
                        rows.unchanged() == 0 ? all(rows, "succeeded") : succeeded(rows) + ".",
                        "Nothing is left to do.");
            case "COMPLETED_WITH_ERRORS" ->
                new Verdict(
                        state,
                        Tone.MIXED,
                        "%s, %s failed.".formatted(succeeded(rows), number(rows.failed())),
                        "Every row was decided. Correct the rows in failed.csv, then run that file.");
            case "ABORTED" ->
                new Verdict(
                        state,
                        Tone.BAD,
                        "Too many rows failed, so the run ended: %s failed, %s."
                                .formatted(number(rows.failed()), remain),
                        kept + "Look at the errors: is it the right file? Correct it, or allow more with"
                                + " --max-errors and go on.");
            case "STOPPED" ->
                new Verdict(
                        state,
                        Tone.MIXED,
                        "The run stopped in good order: " + remain + ".",
                        kept + "The next run continues with the rows that remain.");
            default ->
                new Verdict(
                        state,
                        Tone.BAD,
                        "The run could not go on: " + remain + ".",
                        kept + "Put the cause right, then go on.");
        };
    }

    private static String succeeded(Rows rows) {
        String succeeded = "%s of %s succeeded".formatted(number(rows.succeeded()), count(rows.read(), "row"));
        return rows.unchanged() == 0 ? succeeded : succeeded + ", " + number(rows.unchanged()) + " changed nothing";
    }

    private static Verdict ofPlan(Summary summary) {
        Rows rows = summary.rows();
        String would = "%s of %s would change something, %s would not"
                .formatted(number(rows.succeeded()), count(rows.read(), "row"), number(rows.unchanged()));
        String state = stateInWords(summary.state());
        String advice = rows.succeeded() == 0
                ? "Nothing was sent, and there is nothing to send."
                : "Nothing was sent. changes.csv shows what would change; run planned.csv to apply just that.";
        return switch (summary.state()) {
            case "COMPLETED" -> new Verdict(state, Tone.GOOD, would + ".", advice);
            case "COMPLETED_WITH_ERRORS" ->
                new Verdict(
                        state,
                        Tone.MIXED,
                        "%s, %s failed.".formatted(would, number(rows.failed())),
                        advice + " failed.csv has the rows that cannot be applied.");
            default ->
                new Verdict(
                        state,
                        summary.state().equals("STOPPED") ? Tone.MIXED : Tone.BAD,
                        "The plan is not finished: %s of %s remain."
                                .formatted(number(rows.remaining()), count(rows.read(), "row")),
                        "Nothing was sent. The next plan continues with the rows that remain.");
        };
    }

    private static Verdict ofValidation(Summary summary) {
        Rows rows = summary.rows();
        String state = stateInWords(summary.state());
        return switch (summary.state()) {
            case "COMPLETED" ->
                new Verdict(state, Tone.GOOD, all(rows, "are valid"), "Nothing was sent. The file can be applied.");
            case "COMPLETED_WITH_ERRORS" ->
                new Verdict(
                        state,
                        Tone.MIXED,
                        number(rows.invalid()) + " of " + count(rows.read(), "row")
                                + (rows.invalid() == 1 ? " is invalid." : " are invalid."),
                        "Nothing was sent. Correct the rows that failed.csv lists.");
            default ->
                new Verdict(
                        state,
                        Tone.BAD,
                        "The file cannot be applied as it is.",
                        "Nothing was sent. Put the cause right, then check it again.");
        };
    }

    private static String all(Rows rows, String what) {
        if (rows.read() == 1) {
            return "The one row " + (what.equals("are valid") ? "is valid" : what) + ".";
        }
        return rows.read() == 0 ? "There were no rows." : "All " + count(rows.read(), "row") + " " + what + ".";
    }

    /** {@code COMPLETED_WITH_ERRORS} as "Completed with errors". */
    static String stateInWords(String state) {
        String words = state.toLowerCase(Locale.ROOT).replace('_', ' ');
        return words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
