package contactcorrections.apply;

import contactcorrections.changes.ChangeLog;
import contactcorrections.changes.ChangeLogException;
import contactcorrections.changes.ChangeParts;
import contactcorrections.checkpoint.Portion;
import contactcorrections.history.InputStore;
import contactcorrections.outcome.OutcomeQueries;
import contactcorrections.run.Run;
import contactcorrections.s3.S3Access;
import java.util.function.Supplier;

/**
 * Where it is kept what the rows of an input change: at one place for all runs of it, which the first of them chooses.
 *
 * @param place of a run that is the first
 */
public record KeptChanges(InputStore inputs, OutcomeQueries outcomes, S3Access s3, Supplier<String> place) {

    /**
     * Opens them for a run that adds to them.
     *
     * @throws ChangeLogException if they cannot be read, or those of earlier runs are not there any more
     */
    ChangeLog open(Assignment assignment) {
        Run run = assignment.run();
        String location = location(run);
        ChangeLog log = open(ChangeParts.at(location, s3), assignment.portion());
        if (log.rows() == 0 && outcomes.isAnyChanged(assignment.portion())) {
            log.close();
            // Rows that were sent without a record would be read once more, and what is there now taken for what was
            // before.
            throw ChangeLogException.gone(location);
        }
        return log;
    }

    private String location(Run run) {
        return inputs.changesAt(run.jobInstanceId()).orElseGet(() -> {
            String location = place.get();
            inputs.storeChangesAt(run.jobInstanceId(), location);
            return location;
        });
    }

    /** Marks the place, for processes that are to see it too. */
    void mark(Run run) {
        ChangeParts.at(location(run), s3).mark(run.jobExecutionId());
    }

    /**
     * Sees to it that this process sees the place that the process of the run marked.
     *
     * @throws ChangeLogException if it does not
     */
    void requireMark(Run run) {
        ChangeParts.at(location(run), s3).requireMark(run.jobExecutionId());
    }

    private static ChangeLog open(ChangeParts parts, Portion portion) {
        return portion.slot().isWhole()
                ? ChangeLog.open(parts, portion.writer())
                : ChangeLog.ofSlot(parts, portion.writer(), portion.slot().number());
    }
}
