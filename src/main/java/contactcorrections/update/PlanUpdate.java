package contactcorrections.update;

import contactcorrections.changes.ChangeLog;
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

/** Finds out what sending a row would come to, and sends nothing. */
public final class PlanUpdate implements Updater {

    private final ContactReader reader;
    private final RowComparison comparison;
    private final ChangeLog planned;

    /** @param planned keeps what rows would change */
    public PlanUpdate(ContactReader reader, RowComparison comparison, ChangeLog planned) {
        this.reader = reader;
        this.comparison = comparison;
        this.planned = planned;
    }

    @Override
    public UpdateResult update(Correction row, Sleeper backOff) {
        ReadResult read = reader.read(row, backOff);
        if (read instanceof ReadResult.Held held) {
            return plan(row, afterEarlierRows(row, comparison.held(held)), read.calls());
        }
        return read instanceof ReadResult.Refused refused
                ? new UpdateResult.Refused(refused.error(), refused.calls())
                : new UpdateResult.Undecided(read.calls());
    }

    /** Rows of one contact build on each other. */
    private ContactFields afterEarlierRows(Correction row, ContactFields held) {
        ContactFields fields = held;
        for (ChangedRow earlier : planned.ofContact(row.instanceId(), row.contactId())) {
            fields = earlier.row() < row.position().row() ? fields.after(earlier.changes()) : fields;
        }
        return fields;
    }

    private UpdateResult plan(Correction row, ContactFields held, Calls calls) {
        List<FieldChange> changes = comparison.changes(row, held);
        var unexpected = comparison.unexpected(row, held);
        if (unexpected.isPresent()) {
            return new UpdateResult.Refused(unexpected.get(), calls);
        }
        if (changes.stream().noneMatch(FieldChange::isChange)) {
            return new UpdateResult.Unchanged(calls, comparison.counted(changes));
        }
        planned.add(comparison.changedRow(row, changes));
        return new UpdateResult.Updated(calls, comparison.counted(changes));
    }
}
