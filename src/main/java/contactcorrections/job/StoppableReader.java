package contactcorrections.job;

import contactcorrections.csv.CsvItemReader;
import contactcorrections.input.InputException;
import contactcorrections.row.Row;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/** Ends the run in good order where reading on is not possible, so that what was decided is kept. */
record StoppableReader(CsvItemReader rows, InputRun run) implements ItemStreamReader<Row> {

    @Override
    public @Nullable Row read() {
        try {
            return run.stop().isRaised() ? null : rows.read();
        } catch (InputException e) {
            run.cannotGoOn(e.getMessage());
            return null;
        }
    }

    @Override
    public void open(ExecutionContext context) {
        rows.open(context);
    }

    @Override
    public void update(ExecutionContext context) {
        try {
            rows.update(context);
        } catch (InputException e) {
            run.cannotGoOn(e.getMessage());
        }
    }

    @Override
    public void close() {
        rows.close();
    }
}
