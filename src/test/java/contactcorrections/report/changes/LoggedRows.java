package contactcorrections.report.changes;

import contactcorrections.changes.ChangeLog;
import contactcorrections.changes.ChangeParts;
import contactcorrections.changes.ChangedRow;
import contactcorrections.contact.FieldChange;
import contactcorrections.contact.FieldValue;
import contactcorrections.request.column.Field;
import contactcorrections.request.column.ObjectName;
import contactcorrections.request.column.RequestObject;
import contactcorrections.s3.S3Access;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows and what they change, as a test writes them down. */
final class LoggedRows {

    private LoggedRows() {}

    static ChangeLog log(Path folder, ChangedRow... rows) {
        ChangeLog log = ChangeLog.open(ChangeParts.at(folder.resolve("changes").toString(), new S3Access()), "1");
        List.of(rows).forEach(log::add);
        log.flush();
        return log;
    }

    /** The row after the header and those before it, of a contact {@code c-ROW}. */
    static ChangedRow row(long row, FieldChange... changes) {
        return row(row, "c-" + row, changes);
    }

    static ChangedRow row(long row, String contactId, FieldChange... changes) {
        return new ChangedRow(row, row + 1, "i", contactId, List.of(changes));
    }

    static FieldChange name(@Nullable String before, String after) {
        return change(RequestObject.CONTACT, "", Field.NAME, before, after);
    }

    static FieldChange description(@Nullable String before, String after) {
        return change(RequestObject.CONTACT, "", Field.DESCRIPTION, before, after);
    }

    static FieldChange reference(String key, Field field, @Nullable String before, String after) {
        return change(RequestObject.REFERENCES, key, field, before, after);
    }

    static FieldChange attribute(String key, Field field, @Nullable String before, String after) {
        return change(RequestObject.SEGMENT_ATTRIBUTES, key, field, before, after);
    }

    /** An attribute that becomes one of another kind. */
    static FieldChange attribute(String key, FieldValue before, FieldValue after) {
        return new FieldChange(new ObjectName(RequestObject.SEGMENT_ATTRIBUTES, key), before, after, true);
    }

    static FieldChange change(RequestObject object, Field field, @Nullable String before, String after) {
        return change(object, "", field, before, after);
    }

    private static FieldChange change(
            RequestObject object, String key, Field field, @Nullable String before, String after) {
        return new FieldChange(
                new ObjectName(object, key),
                before == null ? null : new FieldValue(field, before),
                new FieldValue(field, after),
                true);
    }

    /** A field of which Connect does not tell what it holds. */
    static FieldChange untold(RequestObject object, String key, Field field, String after) {
        return new FieldChange(new ObjectName(object, key), null, new FieldValue(field, after), false);
    }
}
