package contactcorrections.csv;

import contactcorrections.row.ReadPosition;
import java.util.List;

/**
 * The header row of the input and what it decides for the rows below it.
 *
 * @param names column names as they are written in the file
 * @param dialect how the input is written
 * @param text the exact text of the header row, without byte order mark and line terminator
 * @param lineTerminator {@code "\n"} or {@code "\r\n"}, as the header row ends
 * @param firstRow where the first data row would begin
 */
public record Header(
        List<String> names, CsvDialect dialect, String text, String lineTerminator, ReadPosition firstRow) {

    /** Physical line number of its first line. */
    public long line() {
        long more = text.chars().filter(each -> each == '\n').count();
        return Math.max(1, firstRow.line() - more - 1);
    }
}
