package contactcorrections.trace;

import contactcorrections.row.RowPosition;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The decided rows around a line of an input.
 *
 * @param before the last one that begins in the line or before it, null if there is none
 * @param after the first one after that, null if there is none
 */
record Neighbours(@Nullable RowPosition before, @Nullable RowPosition after) {

    /**
     * Finds them by halving: lines grow as row numbers do, so that it takes some twenty look-ups by the primary key, and no
     * index by lines.
     */
    static Neighbours of(long line, long jobInstanceId, TraceQueries queries) {
        RowPosition before = null;
        long low = 1;
        // A row has one line at least, and there is one before the first.
        long high = line;
        while (low <= high) {
            long middle = low + (high - low) / 2;
            Optional<RowPosition> found =
                    queries.firstFrom(jobInstanceId, middle).filter(row -> row.line() <= line);
            if (found.isPresent()) {
                before = found.get();
                low = before.row() + 1;
            } else {
                high = middle - 1;
            }
        }
        return new Neighbours(
                before, queries.firstFrom(jobInstanceId, numberAfter(before)).orElse(null));
    }

    /** The decided row that the line is part of, empty if it is of none. */
    Optional<RowPosition> rowOf(long line) {
        return before == null || line >= before.next().line() ? Optional.empty() : Optional.of(before);
    }

    /** Whether no undecided row can be between them. */
    boolean areNextToEachOther() {
        return after != null && after.row() == numberAfter(before);
    }

    private static long numberAfter(@Nullable RowPosition row) {
        return row == null ? 1 : row.row() + 1;
    }
}
