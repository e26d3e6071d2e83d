package contactcorrections.changes;

import static contactcorrections.changes.PartRecord.CHECKSUM_DIGITS;
import static contactcorrections.changes.PartRecord.DURABLE_DIGITS;

import contactcorrections.contact.FieldChange;
import contactcorrections.contact.FieldValue;
import contactcorrections.request.column.Field;
import contactcorrections.request.column.ObjectName;
import contactcorrections.request.column.RequestObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads what {@link PartRecord} wrote. OpenCSV would search the next quote anew from each cell, which is quadratic, and a row
 * may change thousands of fields.
 */
final class RecordBytes {

    private final String record;
    private int at;

    private RecordBytes(String record) {
        this.record = record;
    }

    /**
     * What the index needs to know of a record.
     *
     * @param contact hash of the contact's ids
     * @param durable bytes of the part that were durable before the record was appended
     */
    record Head(long row, int contact, long durable) {}

    /** The head of a record, null if the bytes are not as they were written. */
    static @Nullable Head head(byte[] bytes, int from, int to) {
        int checksum = to - 1 - CHECKSUM_DIGITS;
        if (checksum <= from || bytes[to - 1] != '\n' || !isAsWritten(bytes, from, checksum)) {
            return null;
        }
        int line = afterCell(bytes, from);
        int instance = afterCell(bytes, line);
        int changes = afterCell(bytes, afterCell(bytes, instance));
        return new Head(
                number(bytes, from, line - 1),
                PartRecord.hash(bytes, instance, changes),
                number(bytes, checksum - 1 - DURABLE_DIGITS, checksum - 1));
    }

    private static boolean isAsWritten(byte[] bytes, int from, int checksum) {
        String expected = PartRecord.checksum(bytes, from, checksum);
        return expected.equals(new String(bytes, checksum, CHECKSUM_DIGITS, StandardCharsets.ISO_8859_1));
    }

    private static int afterCell(byte[] bytes, int from) {
        boolean quoted = false;
        int at = from;
        while (quoted || bytes[at] != ',') {
            quoted ^= bytes[at] == '"';
            at++;
        }
        return at + 1;
    }

    private static long number(byte[] bytes, int from, int to) {
        return Long.parseLong(new String(bytes, from, to - from, StandardCharsets.US_ASCII));
    }

    /** The row of a record; empty if the bytes are not what this version wrote. */
    static Optional<ChangedRow> row(byte[] bytes) {
        try {
            return head(bytes, 0, bytes.length) == null
                    ? Optional.empty()
                    : Optional.of(new RecordBytes(new String(bytes, StandardCharsets.UTF_8)).row());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private ChangedRow row() {
        long row = number();
        long line = number();
        String instanceId = cell();
        String contactId = cell();
        List<FieldChange> changes = new ArrayList<>();
        for (long left = number(); left > 0; left--) {
            changes.add(change());
        }
        return new ChangedRow(row, line, instanceId, contactId, changes);
    }

    private FieldChange change() {
        ObjectName object = new ObjectName(RequestObject.valueOf(cell()), cell());
        String before = cell();
        FieldValue held = before.isEmpty() ? skipped() : new FieldValue(Field.valueOf(before), cell());
        return new FieldChange(
                object, held, new FieldValue(Field.valueOf(cell()), cell()), Boolean.parseBoolean(cell()));
    }

    private @Nullable FieldValue skipped() {
        cell();
        return null;
    }

    private long number() {
        return Long.parseLong(cell());
    }

    private String cell() {
        boolean quoted = record.charAt(at) == '"';
        int from = quoted ? at + 1 : at;
        int end = record.indexOf(quoted ? '"' : ',', from);
        while (quoted && record.charAt(end + 1) == '"') {
            end = record.indexOf('"', end + 2);
        }
        at = quoted ? end + 2 : end + 1;
        String text = record.substring(from, end);
        return quoted ? text.replace("\"\"", "\"") : text;
    }
}
