package contactcorrections.fault;

import static org.assertj.core.api.Assertions.assertThat;

import contactcorrections.fault.ScriptedAnswer.Meaning;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/**
 * In which order rows of one contact reached the endpoint.
 *
 * @param attempts as they arrived
 * @param line on which line of the file the row of an attempt is
 */
record ContactOrder(List<Attempt> attempts, ToLongFunction<Attempt> line) {

    /** Within a process: one after another, no row before an earlier one of its contact, none after it was answered. */
    void holdsWithinProcesses() {
        Map<String, Attempt> latest = new HashMap<>();
        for (Attempt attempt : attempts) {
            Attempt before = latest.put(attempt.contactId(), attempt);
            if (before == null || before.run() != attempt.run()) {
                continue;
            }
            assertThat(before.overlaps(attempt))
                    .as("%s overlaps %s", before, attempt)
                    .isFalse();
            assertThat(line(before)).as("%s before %s", before, attempt).isLessThanOrEqualTo(line(attempt));
            if (line(before) == line(attempt) && !before.isHeardTooLate()) {
                assertThat(before.meaning())
                        .as("%s once more: %s", before, attempt)
                        .isNotIn(Meaning.ACCEPTED, Meaning.REFUSED);
            }
        }
    }

    /**
     * Whichever process they came from: one after another, the calls of dead processes included until the endpoint is done
     * with them, and the rows of a contact in the order of the file, whether the first or the last arrival of each counts.
     * Between the two, a process that takes a slot over may begin again with rows that another one had sent.
     */
    void holdsAcrossProcesses() {
        attempts.stream()
                .collect(Collectors.groupingBy(Attempt::contactId))
                .values()
                .forEach(ofContact -> {
                    oneAfterAnother(ofContact);
                    Map<String, Attempt> last = new LinkedHashMap<>();
                    ofContact.forEach(attempt -> last.putIfAbsent(attempt.text(), attempt));
                    assertThat(List.copyOf(last.values())).as("first arrivals").isSortedAccordingTo(this::compare);
                    ofContact.forEach(attempt -> {
                        last.remove(attempt.text());
                        last.put(attempt.text(), attempt);
                    });
                    assertThat(List.copyOf(last.values())).as("last arrivals").isSortedAccordingTo(this::compare);
                });
    }

    private static void oneAfterAnother(List<Attempt> ofContact) {
        for (int i = 1; i < ofContact.size(); i++) {
            Attempt before = ofContact.get(i - 1);
            Attempt next = ofContact.get(i);
            assertThat(next.begunNanos() - before.endedNanos())
                    .as("nanoseconds from the end of %s to the beginning of %s", before, next)
                    .isNotNegative();
        }
    }

    private int compare(Attempt one, Attempt other) {
        return Long.compare(line(one), line(other));
    }

    private long line(Attempt attempt) {
        return line.applyAsLong(attempt);
    }
}
