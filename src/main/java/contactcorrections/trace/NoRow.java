package contactcorrections.trace;

import contactcorrections.row.RowPosition;
import contactcorrections.run.UsageException;

/** Says why no row of an input is in a line. */
final class NoRow {

    private NoRow() {}

    static UsageException isTheHeader(String location, long line, long firstRow) {
        return in(location, line, "the header or before it; the rows begin in line %s".formatted(firstRow));
    }

    static UsageException isEmpty(String location, long line) {
        return in(location, line, "empty, or has blank cells alone; such lines are passed over");
    }

    static UsageException isBeyond(String location, long line, RowPosition last) {
        return in(location, line, "beyond the last row, which is in line %s".formatted(last.line()));
    }

    static UsageException isBeyondTheHeader(String location, long line) {
        return in(location, line, "beyond the header, and there are no rows");
    }

    private static UsageException in(String location, long line, String why) {
        return new UsageException("--row: line %s of %s is %s".formatted(line, location, why));
    }
}
