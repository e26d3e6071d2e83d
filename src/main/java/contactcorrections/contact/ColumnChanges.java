package contactcorrections.contact;

import java.util.EnumMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a row does to the field of each column, as an outcome keeps it: {@code 2F5K} sets the field of column 2 first and
 * leaves that of column 5 as it is.
 */
public final class ColumnChanges {

    private static final Pattern COLUMN = Pattern.compile("(\\d+)([A-Z])");

    private static final Map<ChangeKind, String> LETTERS = new EnumMap<>(Map.of(
            ChangeKind.FIRST_SET, "F",
            ChangeKind.CHANGED, "C",
            ChangeKind.NOT_COMPARED, "N",
            ChangeKind.CLEARED, "E",
            ChangeKind.KEPT, "K"));

    private final NavigableMap<Integer, ChangeKind> kinds = new TreeMap<>();

    /**
     * Adds what is done to a field of the column. A column that gives several fields and does not the same to all of them
     * changes them.
     *
     * @param column number of the column in the file, counted from 0
     */
    public ColumnChanges add(int column, ChangeKind kind) {
        kinds.merge(column, kind, (one, other) -> one == other ? one : ChangeKind.CHANGED);
        return this;
    }

    /** As an outcome keeps it. */
    public String text() {
        var text = new StringBuilder();
        kinds.forEach((column, kind) -> text.append(column).append(LETTERS.get(kind)));
        return text.toString();
    }

    /** Hands on the columns of what an outcome has kept. */
    public static void read(String text, BiConsumer<Integer, ChangeKind> consumer) {
        Matcher columns = COLUMN.matcher(text);
        while (columns.find()) {
            int column = Integer.parseInt(columns.group(1));
            LETTERS.forEach((kind, letter) -> {
                if (letter.equals(columns.group(2))) {
                    consumer.accept(column, kind);
                }
            });
        }
    }
}
