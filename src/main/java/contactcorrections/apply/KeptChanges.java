package contactcorrections.apply;

import contactcorrections.changes.ChangeLog;
import contactcorrections.changes.ChangeLogException;
import contactcorrections.changes.ChangeParts;
import contactcorrections.history.InputStore;
import contactcorrections.outcome.OutcomeQueries;
import contactcorrections.run.Run;
import contactcorrections.s3.S3Access;
import java.util.Optional;
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
    ChangeLog open(Run run) {
        Optional<String> known = inputs.changesAt(run.jobInstanceId());
        String location = known.orElseGet(place);
        if (known.isEmpty()) {
            inputs.storeChangesAt(run.jobInstanceId(), location);
        }
        ChangeLog log = ChangeLog.open(ChangeParts.at(location, s3), String.valueOf(run.jobExecutionId()));
        if (known.isPresent() && log.rows() == 0 && outcomes.isAnyChanged(run.jobInstanceId())) {
            log.close();
            // Rows that were sent without a record would be read once more, and what is there now taken for what was
            // before.
            throw ChangeLogException.gone(location);
        }
        return log;
    }
}
