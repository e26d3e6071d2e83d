package contactcorrections.report.destination;

import contactcorrections.csv.Header;
import java.io.Closeable;
import java.util.List;

/**
 * A copy of rows of the input, byte for byte, with columns added after theirs. It is written in the input's charset, delimiter and
 * line ends, and begins with a byte order mark and a line {@code sep=X} if the input did: reading it again and opening it in a
 * spreadsheet go as they went with the input.
 */
public final class AmendedFile implements Closeable {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final PendingFile file;
    private final Header header;
    private final CsvLine csv;

    private AmendedFile(PendingFile file, Header header) {
        this.file = file;
        this.header = header;
        this.csv = new CsvLine(header.dialect().delimiter());
    }

    /**
     * Begins the file; it appears in the folder once it is complete.
     *
     * @param header of the input
     * @param columns that are added, if any
     */
    public static AmendedFile in(ReportFolder folder, String name, Header header, List<String> columns) {
        AmendedFile amended = new AmendedFile(folder.open(name), header);
        if (amended.beganWithByteOrderMark()) {
            amended.write(BYTE_ORDER_MARK);
        }
        amended.write(header.dialect().sepLine() + header.text());
        amended.end(columns);
        return amended;
    }

    /**
     * Adds a row.
     *
     * @param row copies its bytes without its line end
     * @param cells a cell for each of the columns
     */
    public void add(PendingFile.Part row, List<String> cells) {
        file.write(row);
        end(cells);
    }

    private void end(List<String> cells) {
        String added = cells.isEmpty() ? "" : header.dialect().delimiter() + csv.of(cells);
        write(added + header.lineTerminator());
    }

    /** A character that the charset does not have becomes a question mark. */
    private void write(String text) {
        file.write(text.getBytes(header.dialect().charset()));
    }

    /** What stands before the first data row and is not the header. An empty line passes for a mark, which does no harm. */
    private boolean beganWithByteOrderMark() {
        String lines = header.dialect().sepLine() + header.text() + header.lineTerminator();
        int headerBytes = lines.getBytes(header.dialect().charset()).length;
        return header.firstRow().byteOffset() > headerBytes
                && header.dialect().charset().newEncoder().canEncode(BYTE_ORDER_MARK);
    }

    /** Moves the file into place. */
    public void complete() {
        file.complete();
    }

    @Override
    public void close() {
        file.close();
    }
}
