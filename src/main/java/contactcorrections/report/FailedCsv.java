package contactcorrections.report;

import contactcorrections.csv.Header;
import contactcorrections.outcome.FailedRow;
import contactcorrections.report.destination.AmendedFile;
import contactcorrections.report.destination.ReportFolder;
import contactcorrections.row.RowError;
import contactcorrections.run.Wording;
import java.io.Closeable;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * {@code failed.csv}: the input's header and the exact bytes of its failed rows, each with what is wrong with it added, so
 * that the file can be corrected and run with the options that the input was run with. A row is never padded or mended: one
 * that has too few cells has too few here, or it would pass the next time without anybody having looked at it.
 */
public final class FailedCsv implements Closeable {

    /** The columns that are added; a reader of corrections passes over them. */
    public static final List<String> COLUMNS = List.of("error_line", "error_code", "error_column", "error_message");

    private final AmendedFile file;
    private final Report.RowBytes bytes;

    private FailedCsv(AmendedFile file, Report.RowBytes bytes) {
        this.file = file;
        this.bytes = bytes;
    }

    /**
     * Begins the file; it appears in the folder once it is complete.
     *
     * @param bytes where the rows' bytes come from
     */
    public static FailedCsv in(ReportFolder folder, Header header, Report.RowBytes bytes) {
        return new FailedCsv(AmendedFile.in(folder, "failed.csv", header, COLUMNS), bytes);
    }

    public void add(FailedRow row) {
        file.add(
                out -> bytes.copy(row.position(), out),
                List.of(
                        Long.toString(row.position().line()),
                        joined(row, RowError::code),
                        joined(row, error -> error.column() == null ? "" : error.column()),
                        joined(row, RowError::message)));
    }

    /** Moves the file into place. */
    public void complete() {
        file.complete();
    }

    @Override
    public void close() {
        file.close();
    }

    private static String joined(FailedRow row, Function<RowError, String> part) {
        return row.errors().stream().map(part).map(Wording::text).collect(Collectors.joining("; "));
    }
}
