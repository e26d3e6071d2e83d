package contactcorrections.csv;

import contactcorrections.input.InputException;
import contactcorrections.row.ReadPosition;
import contactcorrections.row.Row;
import contactcorrections.run.StopCause;
import contactcorrections.run.StopSignal;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/**
 * Reads the rows that are not decided yet. Where reading on is not possible it ends the run in good order, so that what
 * was decided is kept.
 *
 * <p>It keeps nothing in the execution context: the position comes from the stored outcomes, which outlive a chunk that
 * Spring Batch rolls back.
 */
public final class CsvItemReader implements ItemStreamReader<Row> {

    private final CsvFile file;
    private final ReadPosition from;
    private final Predicate<Row> wanted;
    private final Runnable atEnd;
    private final StopSignal stop;
    private @Nullable RowReader rows;

    /**
     * @param from the first row that is not decided
     * @param wanted whether a row is to be applied: it is asked once for each, in the order of the input
     * @param atEnd is told when there are no more rows
     * @param stop nothing is read once it is raised; it is raised where the input cannot be read or has changed
     */
    public CsvItemReader(CsvFile file, ReadPosition from, Predicate<Row> wanted, Runnable atEnd, StopSignal stop) {
        this.file = file;
        this.from = from;
        this.wanted = wanted;
        this.atEnd = atEnd;
        this.stop = stop;
    }

    @Override
    public void open(ExecutionContext executionContext) {
        close();
        rows = file.rows(from);
    }

    @Override
    public @Nullable Row read() {
        try {
            return stop.isRaised() ? null : next();
        } catch (InputException e) {
            stop.raise(new StopCause.CannotGoOn(e.getMessage()));
            return null;
        }
    }

    private @Nullable Row next() {
        RowReader reader = rows;
        if (reader == null) {
            throw new IllegalStateException("Not open");
        }
        Row row = reader.read();
        while (row != null && !wanted.test(row)) {
            // The rows of a slot may be few and far between.
            if (stop.isRaised()) {
                return null;
            }
            row = reader.read();
        }
        if (row == null) {
            atEnd.run();
        }
        return row;
    }

    @Override
    public void update(ExecutionContext executionContext) {
        try {
            file.input().requireUnchanged();
        } catch (InputException e) {
            stop.raise(new StopCause.CannotGoOn(e.getMessage()));
        }
    }

    @Override
    public void close() {
        if (rows != null) {
            rows.close();
            rows = null;
        }
    }
}
