package contactcorrections.csv;

import contactcorrections.input.InputException;
import contactcorrections.row.ReadPosition;
import contactcorrections.row.Row;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/**
 * Reads the rows that are yet to be decided.
 *
 * <p>It keeps nothing in the execution context: the position comes from the stored outcomes, which outlive a chunk that
 * Spring Batch rolls back.
 */
public final class CsvItemReader implements ItemStreamReader<Row> {

    private final CsvFile file;
    private final ReadPosition from;
    private final LongPredicate decided;
    private @Nullable RowReader rows;

    /**
     * @param from the first row that is not decided
     * @param decided whether the row of a number, after that one, is decided already
     */
    public CsvItemReader(CsvFile file, ReadPosition from, LongPredicate decided) {
        this.file = file;
        this.from = from;
        this.decided = decided;
    }

    @Override
    public void open(ExecutionContext executionContext) {
        close();
        rows = file.rows(from);
    }

    @Override
    public @Nullable Row read() {
        RowReader reader = rows;
        if (reader == null) {
            throw new IllegalStateException("Not open");
        }
        Row row = reader.read();
        while (row != null && decided.test(row.position().row())) {
            row = reader.read();
        }
        return row;
    }

    /** @throws InputException if the input has changed */
    @Override
    public void update(ExecutionContext executionContext) {
        file.input().requireUnchanged();
    }

    @Override
    public void close() {
        if (rows != null) {
            rows.close();
            rows = null;
        }
    }
}
