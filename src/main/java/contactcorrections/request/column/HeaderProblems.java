package contactcorrections.request.column;

import static contactcorrections.request.value.ErrorCode.MISSING_COLUMN;
import static contactcorrections.request.value.ErrorCode.NO_HEADER;

import contactcorrections.request.value.ErrorCode;
import contactcorrections.row.Blank;
import contactcorrections.row.RowError;
import contactcorrections.run.Wording;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong with a header, and knows which of its names a message may tell. */
final class HeaderProblems {

    /** A file that is no file of corrections can have as many problems as it has columns; nobody reads on after these. */
    static final int MOST = 100;

    private static final int MOST_COLUMNS = 20;
    private static final int MOST_CHARACTERS = 80;

    private final List<String> names;
    private final List<RowError> problems = new ArrayList<>();

    HeaderProblems(List<String> names) {
        this.names = names;
    }

    boolean isFull() {
        return problems.size() >= MOST;
    }

    /** @throws HeaderException if there is any problem */
    void throwIfAny(long line) {
        if (!problems.isEmpty()) {
            throw new HeaderException(line, problems);
        }
    }

    void add(ErrorCode code, @Nullable String column, String message) {
        if (!isFull()) {
            problems.add(new RowError(code.name(), column, message));
        }
    }

    void addOfColumn(ErrorCode code, int index, String message) {
        if (isTellable(names.get(index))) {
            add(code, names.get(index), message);
        } else {
            add(code, null, "column %s: %s".formatted(number(index), message));
        }
    }

    /** A first row without ContactId may be a row of data: only how many cells it has is told, and which are columns. */
    void addMissingContactId(List<ColumnName> meanings) {
        List<String> columns = new ArrayList<>();
        for (int index = 0; index < meanings.size(); index++) {
            String name = columnName(meanings.get(index));
            if (name != null) {
                columns.add("%s (%s)".formatted(index + 1, name));
            }
        }
        String cells = Wording.count(meanings.size(), "cell");
        if (columns.isEmpty()) {
            add(NO_HEADER, null, cells + " and none of them the name of a column, expected the header row");
        } else {
            add(
                    MISSING_COLUMN,
                    null,
                    "%s and none of them ContactId, expected the header row; columns are: %s"
                            .formatted(cells, listed(columns)));
        }
    }

    private static @Nullable String columnName(ColumnName meaning) {
        if (meaning instanceof ColumnName.Expectation expectation) {
            return ColumnName.EXPECTED + expectation.part().columnName();
        }
        return meaning instanceof ColumnName.Target target ? target.columnName() : null;
    }

    private static String listed(List<String> columns) {
        int more = columns.size() - MOST_COLUMNS;
        return more <= 0
                ? String.join(", ", columns)
                : "%s and %s more".formatted(String.join(", ", columns.subList(0, MOST_COLUMNS)), Wording.number(more));
    }

    /** The column's name, or its number where the name is not to be told. */
    String told(int index) {
        return isTellable(names.get(index)) ? shown(names.get(index)) : number(index);
    }

    String number(int index) {
        return "%s of %s".formatted(index + 1, names.size());
    }

    /**
     * Whether a header name may be told: a cell with a line end, a control character or an {@code @} may be what a broken
     * file has in its header's place.
     */
    static boolean isTellable(String name) {
        return Blank.strip(name).codePoints().noneMatch(HeaderProblems::isNeverInAName);
    }

    private static boolean isNeverInAName(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> codePoint == '@';
        };
    }

    /** A header name as a message can carry it: on one line and of bounded length. */
    static String shown(String name) {
        String line = Blank.strip(name).replaceAll("\\p{Cntrl}", " ");
        return line.codePointCount(0, line.length()) <= MOST_CHARACTERS
                ? line
                : line.substring(0, line.offsetByCodePoints(0, MOST_CHARACTERS)) + "…";
    }
}
