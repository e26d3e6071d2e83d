package contactcorrections.report.changes;

import contactcorrections.changes.ChangedRow;
import contactcorrections.contact.FieldChange;
import contactcorrections.report.destination.CsvLine;
import contactcorrections.report.destination.PendingFile;
import contactcorrections.report.destination.ReportFolder;
import contactcorrections.request.column.FileColumns;
import java.io.Closeable;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** {@code changes.csv}: each value that a row changes, before and after; UTF-8, RFC 4180 with line feeds. */
final class ChangesCsv implements Closeable {

    private final PendingFile file;
    private final FileColumns columns;
    private final CsvLine csv = new CsvLine(',');

    /** @param columns of the input, by whose names the fields are told */
    ChangesCsv(ReportFolder folder, FileColumns columns) {
        this.file = folder.open("changes.csv");
        this.columns = columns;
        add(List.of("line", "contact_id", "column", "before", "after"));
    }

    void add(ChangedRow row) {
        for (FieldChange change : row.changes()) {
            if (change.isChange()) {
                add(List.of(
                        Long.toString(row.line()),
                        row.contactId(),
                        columns.nameOf(change.object(), change.after().field()),
                        change.before() == null ? "" : change.before().text(),
                        change.after().text()));
            }
        }
    }

    private void add(List<String> cells) {
        file.write((csv.of(cells) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    void complete() {
        file.complete();
    }

    @Override
    public void close() {
        file.close();
    }
}
