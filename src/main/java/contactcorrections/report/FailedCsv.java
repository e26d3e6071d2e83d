package contactcorrections.report;

import com.opencsv.ICSVParser;
import com.opencsv.RFC4180ParserBuilder;
import contactcorrections.csv.Header;
import contactcorrections.outcome.FailedRow;
import contactcorrections.report.destination.PendingFile;
import contactcorrections.report.destination.ReportFolder;
import contactcorrections.row.RowError;
import contactcorrections.run.Wording;
import java.io.Closeable;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * {@code failed.csv}: the input's header and the exact bytes of its failed rows, each with what is wrong with it added, so
 * that the file can be corrected and run with the options that the input was run with.
 *
 * <p>It is written in the input's charset, delimiter and line ends, and begins with a byte order mark and a line
 * {@code sep=X} if the input did: reading it again and opening it in a spreadsheet go as they went with the input. A row is never padded or mended: one
 * that has too few cells has too few here, or it would pass the next time without anybody having looked at it.
 */
public final class FailedCsv implements Closeable {

    /** The columns that are added; a reader of corrections passes over them. */
    public static final List<String> COLUMNS = List.of("error_line", "error_code", "error_column", "error_message");

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final PendingFile file;
    private final Header header;
    private final Report.RowBytes bytes;
    private final ICSVParser csv;

    private FailedCsv(PendingFile file, Header header, Report.RowBytes bytes) {
        this.file = file;
        this.header = header;
        this.bytes = bytes;
        this.csv = new RFC4180ParserBuilder()
                .withSeparator(header.dialect().delimiter())
                .build();
        if (beganWithByteOrderMark()) {
            write(BYTE_ORDER_MARK);
        }
        write(header.dialect().sepLine() + header.text());
        add(COLUMNS);
    }

    /**
     * Begins the file; it appears in the folder once it is complete.
     *
     * @param bytes where the rows' bytes come from
     */
    public static FailedCsv in(ReportFolder folder, Header header, Report.RowBytes bytes) {
        return new FailedCsv(folder.open("failed.csv"), header, bytes);
    }

    public void add(FailedRow row) {
        file.write(out -> bytes.copy(row.position(), out));
        add(List.of(
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

    private void add(List<String> cells) {
        write(header.dialect().delimiter()
                + csv.parseToLine(cells.toArray(new String[0]), false)
                + header.lineTerminator());
    }

    /** A character that the charset does not have becomes a question mark. */
    private void write(String text) {
        file.write(text.getBytes(header.dialect().charset()));
    }

    private static String joined(FailedRow row, Function<RowError, String> part) {
        return row.errors().stream().map(part).map(Wording::text).collect(Collectors.joining("; "));
    }

    /** What stands before the first data row and is not the header. An empty line passes for a mark, which does no harm. */
    private boolean beganWithByteOrderMark() {
        String lines = header.dialect().sepLine() + header.text() + header.lineTerminator();
        int headerBytes = lines.getBytes(header.dialect().charset()).length;
        return header.firstRow().byteOffset() > headerBytes
                && header.dialect().charset().newEncoder().canEncode(BYTE_ORDER_MARK);
    }
}
