package contactcorrections.notify;

import contactcorrections.report.SummaryJson;
import contactcorrections.report.page.Summary;
import java.nio.charset.StandardCharsets;

/** What is told of a run: its {@code summary.json}, which holds no customer data. */
record Notice(Summary summary) {

    /** SNS takes as many ASCII characters. */
    private static final int LONGEST_SUBJECT = 100;

    /** Entries of each list that a shortened summary keeps: with their texts far below what SNS takes. */
    private static final int MOST_ENTRIES = 20;

    /** In one line of ASCII, which mails want. */
    String subject() {
        String what = summary.isPlan() ? " plan" : summary.connect().isSimulated() ? " rehearsal" : "";
        String subject = "Contact corrections%s: %s, %s"
                .formatted(what, summary.state(), summary.input().name())
                .replaceAll("[^ -~]", "?");
        return subject.length() > LONGEST_SUBJECT ? subject.substring(0, LONGEST_SUBJECT - 3) + "..." : subject;
    }

    String state() {
        return summary.state();
    }

    String body() {
        return SummaryJson.of(summary);
    }

    /** The body if it has no more bytes, else one without the timeline and with the first entries of each list alone. */
    String bodyWithin(int bytes) {
        String whole = body();
        return whole.getBytes(StandardCharsets.UTF_8).length <= bytes
                ? whole
                : SummaryJson.of(summary.shortened(MOST_ENTRIES));
    }
}
