package contactcorrections.fault;

import contactcorrections.fault.ScriptedAnswer.Meaning;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts what a test does to the program and what it judges. The lines of all tests are summed by
 * {@code grep -h '^Faults injected' LOG | awk '{f += $3; a += $5; r += $10} END {print f, a, r}'}.
 */
final class FaultTally {

    private final AtomicInteger faults = new AtomicInteger();
    private final AtomicInteger answers = new AtomicInteger();
    private final AtomicInteger rows = new AtomicInteger();

    /** Something was done to the process, its clock, its disk, its files or its database. */
    void fault() {
        faults.incrementAndGet();
    }

    void answered(Meaning meaning) {
        if (meaning != Meaning.ACCEPTED) {
            answers.incrementAndGet();
        }
    }

    /** Every row of an input was found to be decided as it should be. */
    void judged(int rowsOfInput) {
        rows.addAndGet(rowsOfInput);
    }

    void print() {
        System.out.printf(
                "Faults injected: %d and %d bad answers, rows judged: %d%n", faults.get(), answers.get(), rows.get());
    }
}
