package contactcorrections.update;

import contactcorrections.changes.ChangeLog;
import contactcorrections.changes.ChangeLogException;
import contactcorrections.changes.ChangedRow;
import contactcorrections.request.Correction;
import contactcorrections.run.StopCause;
import contactcorrections.run.StopSignal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was there before, of rows that are about to be sent.
 *
 * @param log keeps it, null where nobody asked for it
 * @param stop is raised when it cannot be kept
 */
public record EarlierValues(@Nullable ChangeLog log, StopSignal stop) {

    boolean areKept() {
        return log != null;
    }

    /** What was kept of the row before. */
    Optional<ChangedRow> find(Correction row) {
        return log == null ? Optional.empty() : log.find(row.position().row());
    }

    /** Keeps it; the row must not be sent unless the result is true. */
    boolean keep(ChangedRow row) {
        if (log == null) {
            return true;
        }
        try {
            log.keep(row);
            return true;
        } catch (ChangeLogException e) {
            stop.raise(new StopCause.CannotGoOn(e.getMessage(), true));
            return false;
        }
    }
}
