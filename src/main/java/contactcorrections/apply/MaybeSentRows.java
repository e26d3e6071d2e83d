package contactcorrections.apply;

import contactcorrections.checkpoint.Checkpoint;
import contactcorrections.checkpoint.Portion;
import contactcorrections.csv.CsvFile;
import contactcorrections.csv.CsvItemReader;
import contactcorrections.preflight.OpenedInput;
import contactcorrections.request.Correction;
import contactcorrections.row.ReadPosition;
import contactcorrections.row.Row;
import contactcorrections.run.StopSignal;
import contactcorrections.update.ResentRows;
import java.util.ArrayList;
import java.util.List;
import org.springframework.batch.infrastructure.item.ExecutionContext;

/**
 * Reads the rows that an earlier run may have sent: all of them before the first is judged, as they need not come in one chunk
 * again.
 */
record MaybeSentRows(OpenedInput input, Portion portion, Checkpoint checkpoint, StopSignal stop) {

    /** Some thousand rows at most; none after the stop signal, which is raised where the input cannot be read. */
    ResentRows read() {
        CsvFile file = input.file();
        ReadPosition from = checkpoint.position() == null ? file.header().firstRow() : checkpoint.position();
        long last = checkpoint.lastMaybeSent();
        List<Correction> rows = new ArrayList<>();
        if (from.row() <= last) {
            var rowsToApply = new RowsToApply(portion, checkpoint, input.mapper());
            CsvItemReader reader = new CsvItemReader(file, from, rowsToApply::isLeft, () -> {}, stop);
            reader.open(new ExecutionContext());
            try {
                for (Row row = reader.read(); row != null && number(row) <= last; row = reader.read()) {
                    if (checkpoint.mayHaveBeenSent(number(row))
                            && input.mapper().map(row) instanceof Correction sent) {
                        rows.add(sent);
                    }
                }
            } finally {
                reader.close();
            }
        }
        return new ResentRows(rows);
    }

    private static long number(Row row) {
        return row.position().row();
    }
}
