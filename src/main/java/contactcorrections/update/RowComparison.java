package contactcorrections.update;

import contactcorrections.changes.ChangedRow;
import contactcorrections.connect.ContactReader.ReadResult;
import contactcorrections.contact.ColumnChanges;
import contactcorrections.contact.ContactFields;
import contactcorrections.contact.FieldChange;
import contactcorrections.request.Correction;
import contactcorrections.request.column.FileColumns;
import contactcorrections.request.column.ObjectName;
import contactcorrections.request.column.RequestObject;
import contactcorrections.request.value.ErrorCode;
import contactcorrections.row.RowError;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.connect.model.UpdateContactRequest;

/**
 * Compares rows of one file with what Connect holds for their contacts.
 *
 * @param columns what gives the fields that are sent
 * @param expected what gives those that Connect must hold
 * @param defaultCountry ISO 3166 code of the country that national telephone numbers belong to
 */
public record RowComparison(
        FileColumns columns, FileColumns expected, @Nullable String defaultCountry) {

    /** What Connect holds, as it was read. */
    ContactFields held(ReadResult.Held read) {
        return ContactFields.held(read.contact(), read.references(), defaultCountry);
    }

    /** What the row does to each field that it gives. */
    List<FieldChange> changes(Correction row, ContactFields held) {
        return held.comparedWith(ContactFields.given(row.request()));
    }

    /** Why the row is not to be sent, if Connect holds another value than it expects. */
    Optional<RowError> unexpected(Correction row, ContactFields held) {
        return notExpected(row, held).findFirst().map(this::changedMeanwhile);
    }

    /**
     * The same of a row that may have been sent before.
     *
     * @param later rows of its contact that may have been sent after it, in the order of the file
     */
    Optional<RowError> unexpected(Correction row, ContactFields held, List<Correction> later) {
        return notExpected(row, held)
                .filter(field -> !isKept(field, changes(row, held)) && !isSentAfter(row, field, held, later))
                .findFirst()
                .map(this::changedMeanwhile);
    }

    private static Stream<FieldChange> notExpected(Correction row, ContactFields held) {
        UpdateContactRequest wanted = row.expected();
        return wanted == null
                ? Stream.empty()
                : held.comparedWith(ContactFields.given(wanted)).stream().filter(FieldChange::isChange);
    }

    /**
     * Whether Connect holds in a field what a later row sends that expects what this one leaves there. Such a row was sent
     * only because this one was there before it; sent again after this one, it puts its value back. A row that expects
     * something else, or nothing, proves neither.
     */
    private boolean isSentAfter(Correction row, FieldChange field, ContactFields held, List<Correction> later) {
        ContactFields left = after(row, ContactFields.given(Objects.requireNonNull(row.expected())));
        for (Correction next : later) {
            UpdateContactRequest wanted = next.expected();
            if (wanted != null && isKept(field, left.comparedWith(ContactFields.given(wanted)))) {
                if (isKept(field, changes(next, held))) {
                    return true;
                }
                left = after(next, left);
            }
        }
        return false;
    }

    private ContactFields after(Correction row, ContactFields held) {
        return held.after(changes(row, held));
    }

    /** A segment attribute has one value, whatever its kind. */
    private static boolean isKept(FieldChange field, List<FieldChange> changes) {
        return changes.stream()
                .filter(change -> change.object().equals(field.object()))
                .filter(change -> change.object().object() == RequestObject.SEGMENT_ATTRIBUTES
                        || change.after().field() == field.after().field())
                .anyMatch(change -> !change.isChange());
    }

    private RowError changedMeanwhile(FieldChange change) {
        return new RowError(
                ErrorCode.CHANGED_MEANWHILE.name(),
                expected.headerOf(change.object(), change.after().field()),
                "Connect holds another value than the row expects, so the row was not sent");
    }

    /** What the row does to the field of each column, in the form that outcomes keep. */
    String counted(List<FieldChange> changes) {
        var counted = new ColumnChanges();
        for (FieldChange change : changes) {
            columns.numberOf(change.object(), change.after().field())
                    .ifPresent(column -> counted.add(column, change.kind()));
        }
        return counted.text();
    }

    /**
     * The row with what it changes, without what it leaves as it is; of a reference or an endpoint, which is sent and put back
     * as a whole, with all that it gives.
     */
    ChangedRow changedRow(Correction row, List<FieldChange> changes) {
        Set<ObjectName> changed = changes.stream()
                .filter(FieldChange::isChange)
                .map(FieldChange::object)
                .filter(object -> object.object() != RequestObject.CONTACT)
                .collect(Collectors.toSet());
        return new ChangedRow(
                row.position().row(),
                row.position().line(),
                row.instanceId(),
                row.contactId(),
                changes.stream()
                        .filter(change -> change.isChange() || changed.contains(change.object()))
                        .toList());
    }
}
