package contactcorrections.report.changes;

import contactcorrections.changes.ChangeLog;
import contactcorrections.csv.CsvFile;
import contactcorrections.report.destination.ReportFolder;
import contactcorrections.request.RequestSettings;
import contactcorrections.request.column.FileColumns;
import java.util.List;
import java.util.function.LongPredicate;

/** Writes the files of a report that come from the log of changed rows; each appears in the folder once it is complete. */
public record ChangeFiles(ReportFolder folder, ChangeLog log) {

    /**
     * What became of the rows in {@code undo.csv}.
     *
     * @param rows that the file has
     * @param leftOut rows that succeeded and changed something, of which nothing can be put back
     * @param irreversible what cannot be put back as it was, of these rows and of others
     */
    public record Undo(long rows, long leftOut, List<Irreversible> irreversible) {}

    /**
     * Writes {@code changes.csv}.
     *
     * @param columns of the input, none if it cannot be read
     */
    public void writeChanges(FileColumns columns) {
        try (ChangesCsv csv = new ChangesCsv(folder, columns)) {
            log.forEach(csv::add);
            csv.complete();
        }
    }

    /**
     * Writes {@code planned.csv}.
     *
     * @param settings that the input was read with
     * @return how many of the values that Connect holds are not expected, as no cell of the file can say them
     */
    public long writePlanned(CsvFile input, RequestSettings settings) {
        return new PlannedCsv(input, settings).write(folder, log);
    }

    /**
     * Writes {@code undo.csv}.
     *
     * @param succeeded whether the row of a number was sent and accepted
     */
    public Undo writeUndo(LongPredicate succeeded) {
        return new UndoCsv(log, succeeded).write(folder);
    }
}
