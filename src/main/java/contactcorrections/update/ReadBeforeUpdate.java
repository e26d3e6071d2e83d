package contactcorrections.update;

import contactcorrections.changes.ChangedRow;
import contactcorrections.connect.ContactReader;
import contactcorrections.connect.ContactReader.ReadResult;
import contactcorrections.connect.UpdateResult;
import contactcorrections.contact.ContactFields;
import contactcorrections.contact.FieldChange;
import contactcorrections.outcome.Calls;
import contactcorrections.request.Correction;
import contactcorrections.run.Sleeper;
import contactcorrections.update.ConcurrentUpdates.Updater;
import java.util.List;
import java.util.Optional;

/**
 * Reads what Connect holds before a row is sent: whether it is what the row expects, whether the row changes anything, and
 * what is to be put back to undo it.
 */
public final class ReadBeforeUpdate implements Updater {

    private final ContactReader reader;
    private final RowComparison comparison;
    private final SendSettings settings;
    private final ResentRows resent;
    private final EarlierValues earlierValues;
    private final Updater updater;

    /**
     * @param resent rows that an earlier run may have sent
     * @param earlierValues keeps what was there before, if somebody asked for it
     * @param updater sends a row
     */
    public ReadBeforeUpdate(
            ContactReader reader,
            RowComparison comparison,
            SendSettings settings,
            ResentRows resent,
            EarlierValues earlierValues,
            Updater updater) {
        this.reader = reader;
        this.comparison = comparison;
        this.settings = settings;
        this.resent = resent;
        this.earlierValues = earlierValues;
        this.updater = updater;
    }

    @Override
    public UpdateResult update(Correction row, Sleeper backOff) {
        if (!settings.skipUnchanged() && row.expected() == null) {
            return updater.update(row, backOff);
        }
        Optional<ChangedRow> kept = earlierValues.find(row);
        if (kept.isPresent()) {
            // A process that was killed has read it, and may have sent it: what it has found stands.
            return send(row, kept.get().changes(), backOff);
        }
        ReadResult read = reader.read(row, backOff);
        if (read instanceof ReadResult.Held held) {
            return update(row, comparison.held(held), backOff);
        }
        return read instanceof ReadResult.Refused refused
                ? new UpdateResult.Refused(refused.error(), Calls.NONE)
                : new UpdateResult.Undecided(Calls.NONE);
    }

    private UpdateResult update(Correction row, ContactFields held, Sleeper backOff) {
        List<FieldChange> changes = comparison.changes(row, held);
        boolean changesNothing = changes.stream().noneMatch(FieldChange::isChange);
        // An earlier run may have sent it and been killed before it could record that.
        boolean maybeSent = resent.contains(row);
        var unexpected =
                maybeSent ? comparison.unexpected(row, held, resent.after(row)) : comparison.unexpected(row, held);
        if (unexpected.isPresent() && !(changesNothing && maybeSent)) {
            return new UpdateResult.Refused(unexpected.get(), Calls.NONE);
        }
        if (changesNothing && settings.skipUnchanged() && (!maybeSent || earlierValues.areKept())) {
            return new UpdateResult.Unchanged(Calls.NONE, comparison.counted(changes));
        }
        return changesNothing || earlierValues.keep(comparison.changedRow(row, changes))
                ? send(row, changes, backOff)
                : new UpdateResult.Undecided(Calls.NONE);
    }

    private UpdateResult send(Correction row, List<FieldChange> changes, Sleeper backOff) {
        UpdateResult result = updater.update(row, backOff);
        return result instanceof UpdateResult.Updated updated
                ? new UpdateResult.Updated(updated.calls(), comparison.counted(changes))
                : result;
    }
}
