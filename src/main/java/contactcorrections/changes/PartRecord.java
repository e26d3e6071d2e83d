package contactcorrections.changes;

import contactcorrections.contact.FieldChange;
import contactcorrections.contact.FieldValue;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * A changed row as a line of CSV: {@code row,line,instance,contact,changes}; for each change {@code
 * object,key,field before,before,field after,after,readable}; then how many bytes of the part were durable before it, and a
 * checksum. Any text survives but half a surrogate pair, which UTF-8 cannot carry: U+FFFD takes its place.
 */
final class PartRecord {

    static final int DURABLE_DIGITS = 12;
    static final int CHECKSUM_DIGITS = 8;

    private static final byte[] REPLACEMENT = "\uFFFD".getBytes(StandardCharsets.UTF_8);

    private final long row;
    private final int contact;
    private final byte[] cells;

    private PartRecord(long row, int contact, byte[] cells) {
        this.row = row;
        this.contact = contact;
        this.cells = cells;
    }

    static PartRecord of(ChangedRow row) {
        StringBuilder cells = new StringBuilder();
        cells.append(row.row()).append(',').append(row.line());
        add(row.instanceId(), cells);
        add(row.contactId(), cells);
        cells.append(',').append(row.changes().size());
        for (FieldChange change : row.changes()) {
            add(change.object().object().name(), cells);
            add(change.object().key(), cells);
            add(change.before(), cells);
            add(change.after(), cells);
            cells.append(change.readable() ? ",true" : ",false");
        }
        return new PartRecord(row.row(), contact(row.instanceId(), row.contactId()), utf8(cells));
    }

    private static void add(@Nullable FieldValue value, StringBuilder cells) {
        add(value == null ? "" : value.field().name(), cells);
        add(value == null ? "" : value.text(), cells);
    }

    private static void add(String text, StringBuilder cells) {
        cells.append(',');
        if (text.indexOf(',') < 0 && text.indexOf('"') < 0 && text.indexOf('\n') < 0 && text.indexOf('\r') < 0) {
            cells.append(text);
        } else {
            cells.append('"').append(text.replace("\"", "\"\"")).append('"');
        }
    }

    private static byte[] utf8(CharSequence text) {
        try {
            ByteBuffer bytes = StandardCharsets.UTF_8
                    .newEncoder()
                    .onMalformedInput(CodingErrorAction.REPLACE)
                    .replaceWith(REPLACEMENT)
                    .encode(CharBuffer.wrap(text));
            byte[] array = new byte[bytes.remaining()];
            bytes.get(array);
            return array;
        } catch (CharacterCodingException e) {
            throw new IllegalStateException("What is malformed was to be replaced", e);
        }
    }

    /** The number of the row. */
    long row() {
        return row;
    }

    /** The hash of the contact's ids. */
    int contact() {
        return contact;
    }

    /** How many bytes it takes in a part. */
    int length() {
        return cells.length + 1 + DURABLE_DIGITS + 1 + CHECKSUM_DIGITS + 1;
    }

    /** The hash of a contact's ids: that of their cells and the comma after them. */
    static int contact(String instanceId, String contactId) {
        StringBuilder cells = new StringBuilder();
        add(instanceId, cells);
        add(contactId, cells);
        byte[] bytes = utf8(cells.append(','));
        return hash(bytes, 1, bytes.length);
    }

    static int hash(byte[] bytes, int from, int to) {
        int hash = 1;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + bytes[i];
        }
        return hash;
    }

    static String checksum(byte[] bytes, int from, int to) {
        CRC32 checksum = new CRC32();
        checksum.update(bytes, from, to - from);
        return HexFormat.of().toHexDigits(checksum.getValue(), CHECKSUM_DIGITS);
    }

    /**
     * The bytes of an append.
     *
     * @param durable bytes of the part that are durable before it
     */
    static byte[] join(List<PartRecord> records, long durable) {
        ByteBuffer bytes = ByteBuffer.allocate(
                records.stream().mapToInt(PartRecord::length).sum());
        byte[] cell = ascii(",%0" + DURABLE_DIGITS + "d,", durable);
        for (PartRecord record : records) {
            int from = bytes.position();
            bytes.put(record.cells).put(cell);
            bytes.put(ascii("%s\n", checksum(bytes.array(), from, bytes.position())));
        }
        return bytes.array();
    }

    private static byte[] ascii(String format, Object value) {
        return String.format(Locale.ROOT, format, value).getBytes(StandardCharsets.US_ASCII);
    }
}
