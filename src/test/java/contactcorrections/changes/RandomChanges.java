package contactcorrections.changes;

import contactcorrections.contact.FieldChange;
import contactcorrections.contact.FieldValue;
import contactcorrections.request.column.Field;
import contactcorrections.request.column.ObjectName;
import contactcorrections.request.column.RequestObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Rows with whatever text can stand in a contact. */
final class RandomChanges {

    private static final List<String> PIECES = List.of(
            "", " ", ",", "\"", "\"\"", "\n", "\r", "\r\n", "\u0000", "\t", "ä", "顧客", "😀", "\uFEFF", "1", "a,b",
            "\n1,2,", "true", "\u2028");

    private static final RequestObject[] OBJECTS = RequestObject.values();
    private static final Field[] FIELDS = Field.values();

    private final Random random;

    RandomChanges(long seed) {
        this.random = new Random(seed);
    }

    ChangedRow row(long row) {
        List<FieldChange> changes = new ArrayList<>();
        for (int count = random.nextInt(6); count > 0; count--) {
            changes.add(change());
        }
        return new ChangedRow(row, row + random.nextInt(5), "i" + random.nextInt(3), "c" + random.nextInt(20), changes);
    }

    private FieldChange change() {
        ObjectName object = new ObjectName(OBJECTS[random.nextInt(OBJECTS.length)], text());
        return new FieldChange(object, random.nextInt(4) == 0 ? null : value(), value(), random.nextBoolean());
    }

    private FieldValue value() {
        return new FieldValue(FIELDS[random.nextInt(FIELDS.length)], text());
    }

    String text() {
        StringBuilder text = new StringBuilder();
        int times = random.nextInt(50) == 0 ? 1_000 : 1;
        for (int count = random.nextInt(5); count > 0; count--) {
            text.append(PIECES.get(random.nextInt(PIECES.size())).repeat(times));
        }
        return text.toString();
    }

    /** A row that sets the name of a contact. */
    static ChangedRow named(long row, String contactId, @Nullable String before, String after) {
        return new ChangedRow(
                row,
                row + 1,
                "instance",
                contactId,
                List.of(new FieldChange(
                        new ObjectName(RequestObject.CONTACT, ""),
                        before == null ? null : new FieldValue(Field.NAME, before),
                        new FieldValue(Field.NAME, after),
                        true)));
    }
}
